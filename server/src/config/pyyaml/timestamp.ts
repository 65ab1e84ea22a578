import type { PyObject } from "../../values/value.js";

const form = new RegExp(
  "^(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?" +
    "(?:[ \\t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?)?$",
);

const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

function zoneRepr(zone: string, sign: string | undefined, hours: number, minutes: number): string | undefined {
  if (zone === "Z" || hours * 60 + minutes === 0) return "datetime.timezone.utc";
  const seconds = (hours * 60 + minutes) * 60;
  if (seconds >= 86400) return undefined;
  const delta = sign === "-" ? `days=-1, seconds=${86400 - seconds}` : `seconds=${seconds}`;
  return `datetime.timezone(datetime.timedelta(${delta}))`;
}

/** A `datetime.date` or `datetime.datetime`, which no row can use; undefined where Python refuses the date. */
export function timestamp(text: string): PyObject | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    ...number[],
  ];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (match[4] === undefined) {
    return { kind: "object", plain: true, typeName: "date", repr: () => `datetime.date(${year}, ${month}, ${day})` };
  }
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const micro = Number((match[7] ?? "").slice(0, 6).padEnd(6, "0"));
  const zone =
    match[8] === undefined ? "" : zoneRepr(match[8], match[9], Number(match[10] ?? 0), Number(match[11] ?? 0));
  if (zone === undefined) return undefined;
  const seconds = [...(second || micro ? [second] : []), ...(micro ? [micro] : [])];
  const parts = [year, month, day, hour, minute, ...seconds, ...(zone === "" ? [] : [`tzinfo=${zone}`])];
  return { kind: "object", plain: true, typeName: "datetime", repr: () => `datetime.datetime(${parts.join(", ")})` };
}
