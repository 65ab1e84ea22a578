"""What is compared of a module; measured by Python, and run by the interpreter."""


def told(module, *inputs, training=False):
    """The shape of what it gives, its parameters, and its modules by name."""
    output = module.train(training)(*inputs)
    parameters = sum(p.numel() for p in module.parameters())
    names = [f"{name} {type(child).__name__}" for name, child in module.named_modules()]
    return list(output.shape), parameters, names
