import { common } from "./common.data.js";
import { efficientnet } from "./efficientnet.data.js";
import { mobilenet } from "./mobilenet.data.js";
import { regnet } from "./regnet.data.js";
import { resnet } from "./resnet.data.js";
import { vgg } from "./vgg.data.js";

/** Networks of `torchvision.models`, with the names and sizes that they have there. */
export const torchvisionModels = [common, resnet, vgg, mobilenet, efficientnet, regnet].join("\n\n");
