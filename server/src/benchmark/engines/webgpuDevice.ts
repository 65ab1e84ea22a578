/** What is used of Dawn, the WebGPU of the package `webgpu`. */
export interface Dawn {
  create(options: readonly string[]): Gpu;
  readonly globals: Readonly<Record<string, unknown>>;
}

export interface Gpu {
  requestAdapter(options: { readonly powerPreference: "high-performance" }): Promise<Adapter | null>;
}

export interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  /** The driver, e.g. `D3D12 driver version 31.0.15.3623`. */
  readonly description: string;
  readonly isFallbackAdapter?: boolean;
}

interface Adapter {
  readonly info: AdapterInfo;
  readonly features: ReadonlySet<string>;
  readonly limits: Readonly<Record<string, number>>;
  requestDevice(wanted: {
    readonly requiredFeatures: readonly string[];
    readonly requiredLimits: Readonly<Record<string, number>>;
  }): Promise<GpuDevice>;
}

export interface GpuDevice {
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
  readonly features: ReadonlySet<string>;
  addEventListener(type: "uncapturederror", told: (event: ErrorEvent) => void): void;
  destroy(): void;
}

interface ErrorEvent {
  readonly error: { readonly message: string };
  preventDefault?(): void;
}

/** A device that answers, and what it is. */
export interface OpenDevice {
  readonly device: GpuDevice;
  readonly info: AdapterInfo;
  /** Rejects when the device is lost or refuses a command; else it is never settled. */
  readonly failure: Promise<never>;
}

/** More than the least that every device has: what layers of large images need. */
const limits = [
  "maxComputeWorkgroupStorageSize",
  "maxComputeWorkgroupsPerDimension",
  "maxStorageBufferBindingSize",
  "maxBufferSize",
  "maxComputeWorkgroupSizeX",
  "maxComputeInvocationsPerWorkgroup",
] as const;

/** Opens the fastest GPU. Gives a reason, as the end of "x is not available: ...", where there is none. */
export async function openDevice(gpu: Gpu): Promise<OpenDevice | { readonly unavailable: string }> {
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter === null) return { unavailable: noAdapter() };
  try {
    const device = await adapter.requestDevice({
      requiredFeatures: ["timestamp-query"].filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name] ?? 0])),
    });
    return { device, info: adapter.info, failure: failureOf(device) };
  } catch (error) {
    return { unavailable: `the GPU ${nameOf(adapter.info)} cannot be opened: ${firstLine(error)}` };
  }
}

function failureOf(device: GpuDevice): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    void device.lost.then(({ message }) => reject(new Error(`The GPU device was lost: ${firstLine(message)}`)));
    device.addEventListener("uncapturederror", (event) => {
      event.preventDefault?.();
      reject(new Error(`The GPU refused a command: ${firstLine(event.error.message)}`));
    });
  });
  // Whoever waits for the device is told; where nobody does, nothing was lost.
  failure.catch(() => undefined);
  return failure;
}

/** Why Dawn finds no GPU. */
export function noAdapter(platform: NodeJS.Platform = process.platform): string {
  const needed: Partial<Record<NodeJS.Platform, string>> = {
    linux: "it needs libvulkan.so.1 (Debian's libvulkan1) and a recent Vulkan driver",
    win32: "it needs a driver with Direct3D 12",
    darwin: "it needs Metal",
  };
  return `no GPU was found: ${needed[platform] ?? "it needs a driver"}`;
}

const software = /swiftshader|llvmpipe|lavapipe|softpipe|basic[ -]render|\bwarp\b|null-backend/i;

/** Whether an adapter computes on the CPU. */
export const isSoftware = ({ vendor, architecture, device, description, isFallbackAdapter }: AdapterInfo): boolean =>
  isFallbackAdapter === true || software.test([vendor, architecture, device, description].join(" "));

/** The device and its driver, or as much as the adapter tells. */
export function nameOf({ vendor, architecture, device, description }: AdapterInfo): string {
  const parts = [device === "" ? `${vendor} ${architecture}` : device, description];
  const told = parts.map((part) => part.replace(/^[\s-]+|[\s-]+$/g, "")).filter((part) => part !== "");
  return told.length === 0 ? "unnamed" : told.join(", ");
}

const firstLine = (error: unknown): string => {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line === "" ? "no reason was given" : line;
};
