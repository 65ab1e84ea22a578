import { Module } from "./module.js";
import { NativeClass } from "./nativeClass.js";
import { noForward } from "./nn/errors.js";
import { moduleMethods, otherModuleNames } from "./nn/methods/moduleMethods.js";

/** The class `nn.Module`. */
export const nnModule: NativeClass = new NativeClass({
  type: { name: "Module", qualifiedName: "torch.nn.modules.module.Module", mro: ["Module"] },
  parameters: [],
  doc: "The base of all modules; it cannot be called.",
  methods: moduleMethods,
  others: otherModuleNames,
  build: (_, type) =>
    new Module(type, (_pass, _inputs, self) => {
      throw noForward(self.typeName);
    }),
});
