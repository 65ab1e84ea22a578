"""Writes rearranging.json: what einops 0.9 (development) makes of expressions, on PyTorch 1.13.

    python3 test/python/libraries/rearranging.py

Each entry is [expression, repr of its value] or [expression, exception class, first line of the message]. `x` is a tensor of shape
[2, 6, 4, 8], `y` one of shape [2, 3], `s` one without dimensions.
"""

import pathlib

import einops
import expressions
import torch
from einops.layers.torch import Rearrange, Reduce

X = """
b c h w -> b h w c ; b c h w -> b c (h w) ; b c h w -> (b c) h w ; b c h w -> b (c h w) ; b c h w -> (b c h w) ; b c h w -> w h c b
b c h w -> b c h w ; b c h w -> b (h w) c ; b (g c) h w -> b g c h w, g=2 ; b (g c) h w -> b g c h w, c=2 ; b (g c) h w -> b (c g) h w, g=3
b (g c) h w -> (b g) c h w, g=4 ; b (g c) h w -> b g c h w, g=2, c=3 ; b (g c) h w -> b g c h w, g=2, c=2 ; b (g c) h w -> b g c h w
b c (h p1) (w p2) -> b (h w) (p1 p2 c), p1=2, p2=2 ; b c (h p1) (w p2) -> b (c p1 p2) h w, p1=2, p2=4 ; b c (h h2) (w w2) -> (b h2 w2) c h w, h2=2, w2=2
b (head d) x y -> b head (x y) d, head=2 ; b (head d) x y -> b head (x y) d, head=5 ; b c h w -> b c h ; b c h w -> b c h w k ; b c h w -> b c h w 1
b c h w -> b 1 c h w ; b c h w -> b c () h w ; b c h w -> b c 1 1 h w ; 1 c h w -> c h w ; b c h -> b h c ; b c h w d -> b c ; b ... -> b (...) ; b ... -> ... b
... w -> (...) w ; ... h w -> ... (h w) ; ... -> (...) ; b c ... -> c b ... ; b c h w ... -> b c h w ... ; b c h w d ... -> b c h w d ... ; b (...) -> b
b c -> b ... c ; b b h w -> b h w ; b c h w -> b c h h ; b c (h w -> b c h w ; b c h) w -> b c h w ; b ((c h)) w -> b c h w ; b c h w ; b -> c -> d ; b c h w -> b c h w, k=2
b c h w -> b c h! w ; b c h.w -> b c h w ; b c .. -> b c ; b ... ... -> b ; b 2c h w -> b 2c h w ; b _c h w -> b _c h w ; b c_ h w -> b c_ h w ; b 2 h w -> b 2 h w ; b c h w->b h w c
b  c h w  ->  b h w c ; B C H W -> B (H W) C ; b c h w -> b c h w, b=2 ; b c h w -> b h w c, b=3 ; batch chan height width -> batch height width chan ; (b1 b2) c h w -> b1 b2 c h w, b1=2
(b1 b2) (c1 c2) h w -> (b1 c1) (b2 c2) h w, b1=1, c1=2 ; b c h w -> b c (w h) ; b (c 1) h w -> b c h w ; b c h w -> (b 1) c h w ; b c h w -> b c h w 2 ; a b c d -> d c b a ; b c (h 2) w -> b c h w
b c (ws1 h) (ws2 w) -> (b ws1 ws2) c h w, ws1=2, ws2=4 ; b (s1 s2 c) h w -> b c (h s1) (w s2), s1=2, s2=3 ; b (c c2) h w -> b c c2 h w, c=None ; b c h w -> b c h w, c=6
"""

REDUCE = """
b c h w -> b c, mean ; b c h w -> b c, max ; b c h w -> b c 1 1, sum ; b c h w -> b h w, min ; b c h w ->, sum ; b c h w -> b c h w, mean ; b c (h h2) (w w2) -> b c h w, max, h2=2, w2=2
b c (h 2) (w 2) -> b c h w, mean ; b c (h 3) w -> b c h w, mean ; b c h w -> c b, sum ; b c h w -> b () c, prod ; ... h w -> ..., mean ; b ... -> b, max ; b c h w -> b k, sum ; b c h w -> b c, foo ; b (g c) h w -> b g, sum, g=2
b (g c) h w -> g, mean, g=2 ; b c h w -> (c b), mean ; b c h w -> b c, median ; b c -> b, mean ; b c h w -> b c 2, sum
"""

REPEAT = """
b c -> b c k, k=4 ; b c -> b (c k), k=2 ; b c -> (k b) c, k=3 ; b c -> k b c, k=2 ; b c -> b c 5 ; b c -> b c 1 ; b c -> b (2 c) (3 1) ; b c -> b c k ; b c -> b ; b c d -> b ; b ... -> b ... k, k=2 ; b c -> c (b r) s, r=2, s=3
b c -> (b b2) (c c2), b2=2, c2=2 ; b c -> b c ; b c -> c b ; b (c1 c2) -> b c1 2 c2, c1=3 ; b c -> b c k, k=2, j=3 ; b c -> 1 b c ; b c -> b c h w, h=2, w=2 ; () -> b
"""

OTHERS = """
einops.rearrange([x, x], 'n b c h w -> b (n c) h w').shape ; einops.rearrange([], 'a -> a') ; einops.rearrange(s, '-> 1').shape ; einops.rearrange(x) ; einops.rearrange(x, 'a b c d -> a', 'b') ; einops.rearrange(1, 'a -> a')
einops.rearrange(tensor=x, pattern='a b c d -> d c b a').shape ; einops.einsum(x, x, 'b c h w, b c h v -> b w v').shape ; einops.einsum(y, y, 'i j, i k -> j k').shape ; einops.einsum(y, 'i j -> j i').shape ; einops.einsum(y, y, 'i j, k j') ; einops.einsum(y)
einops.einsum(y, y, 'batch chan, batch other -> chan other').shape ; einops.rearrange(x, 'b c h w -> b (h w) c').permute(0, 2, 1).shape ; Rearrange('b c h w -> b (h w) c')(x).shape ; Rearrange('b (c p) h w -> b c (p h) w', p=2)(x).shape ; Rearrange('b c -> c b')(x) ; Rearrange('b ... -> ... b')(x).shape
Rearrange('b c h w -> b c h') ; Rearrange('b c h w -> b c (h w)', k=2) ; Rearrange('b c h w -> b c (h w)') ; Rearrange('b (c p) h w -> b c p h w', p=2) ; Reduce('b c h w -> b c', 'mean')(x).shape ; Reduce('b c (h 2) (w 2) -> b c h w', 'max')(x).shape ; Reduce('b c h w -> b c', 'mean')
Reduce('b c h w -> b c', 'foo') ; Reduce('b c h w -> b c') ; Rearrange() ; Rearrange('b c h w -> b c h w', 'a') ; Rearrange('b (c p) h w -> b c p h w')(x) ; Rearrange('b (c p) h w -> b c p h w', p=4)(x) ; torch.nn.Sequential(Rearrange('b c h w -> b (h w) c'), torch.nn.Linear(6, 5))(x).shape
sum(p.numel() for p in torch.nn.Sequential(Rearrange('b c h w -> b (h w) c'), torch.nn.Linear(6, 5)).parameters()) ; isinstance(Rearrange('a -> a'), torch.nn.Module) ; Rearrange('b c h w -> b c h w').pattern ; einops.EinopsError('a') ; issubclass(einops.EinopsError, RuntimeError) ; Reduce('... h w -> ...', 'mean')(x).shape
"""


def calls(function, tensor, snippets, quoted):
    """Calls for lines of `pattern, argument...`; the first `quoted` arguments are texts."""
    for snippet in snippets.replace("\n", " ; ").split(" ; "):
        parts = snippet.split(", ")
        if parts[0]:
            args = [repr(part) for part in parts[:quoted]] + parts[quoted:]
            yield f"einops.{function}({tensor}, {', '.join(args)}).shape"


if __name__ == "__main__":
    names = {"einops": einops, "torch": torch, "Rearrange": Rearrange, "Reduce": Reduce}
    names |= {"x": torch.zeros(2, 6, 4, 8), "y": torch.zeros(2, 3), "s": torch.zeros(())}
    sources = [*calls("rearrange", "x", X, 1), *calls("reduce", "x", REDUCE, 2), *calls("repeat", "y", REPEAT, 1)]
    entries = expressions.measure(" ; ".join(sources) + OTHERS, names)
    expressions.write(pathlib.Path(__file__).with_suffix(".json"), entries)
