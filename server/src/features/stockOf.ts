import type { Analysis } from "../analysis/types.js";
import { Detect, Segment } from "../yolov5/modules/heads.js";
import { isNumber } from "../values/value.js";
import { scales } from "../yolov5/stock/configs.js";
