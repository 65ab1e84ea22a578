import assert from "node:assert/strict";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import { functional } from "../../server/src/torch/functions/functional.js";
import { torch } from "../../server/src/torch/namespace.js";
import { Tensor } from "../../server/src/torch/tensor.js";
import { during, ForwardPass } from "../../server/src/torch/trace.js";
import type { Value } from "../../server/src/values/value.js";

const names: Readonly<Record<string, Value>> = {
  torch,
  F: functional,
  v: new Tensor([3]),
  M: new Tensor([2, 3]),
  N: new Tensor([3, 4]),
  X: new Tensor([5, 2, 3]),
  Y: new Tensor([5, 3, 4]),
  Q: new Tensor([2, 8, 10, 16]),
  K: new Tensor([2, 8, 12, 16]),
  U: new Tensor([null, 3]),
};

/** Multiply-accumulates counted by hand. */
const rows: readonly (readonly [expression: string, macs: number | null])[] = [
  ["v @ v", 3],
  ["M @ v", 2 * 3],
  ["v @ N", 3 * 4],
  ["M @ N", 2 * 3 * 4],
  ["X @ N", 5 * 2 * 3 * 4],
  ["X @ v", 5 * 2 * 3],
  ["M @ Y", 5 * 2 * 3 * 4],
  ["X @ Y", 5 * 2 * 3 * 4],
  ["X[:1] @ Y", 5 * 2 * 3 * 4],
  ["Q @ K.transpose(-2, -1)", 2 * 8 * 10 * 12 * 16],
  ["U @ N", null],
  ["torch.mm(M, N)", 2 * 3 * 4],
  ["torch.bmm(X, Y)", 5 * 2 * 3 * 4],
  ["torch.mv(M, v)", 2 * 3],
  ["torch.dot(v, v)", 3],
  ["torch.inner(M, M)", 2 * 2 * 3],
  ["torch.outer(v, v)", 0],
  ["torch.addmm(N[0], M, N)", 2 * 3 * 4],
  ["torch.baddbmm(N[0], X, Y)", 5 * 2 * 3 * 4],
  ["torch.tensordot(X, Y, dims=([0, 2], [0, 1]))", 2 * 4 * 5 * 3],
  ["F.linear(X, N.t())", 5 * 2 * 3 * 4],
  ["F.bilinear(M, M, torch.zeros(7, 3, 3))", 2 * 7 * 3 * 3],
  ["torch.einsum('ij,jk->ik', M, N)", 2 * 3 * 4],
  ["torch.einsum('bij,bjk->bik', X, Y)", 5 * 2 * 3 * 4],
  ["torch.einsum('bij,bjk', X, Y)", 5 * 2 * 3 * 4],
  ["torch.einsum('...hid,...hjd->...hij', Q, K)", 2 * 8 * 10 * 12 * 16],
  ["torch.einsum('bhid,bhjd->bh', Q, K)", 2 * 8 * 16],
  ["torch.einsum('ij,ij->ij', M, M)", 0],
  ["torch.einsum('i,j->ij', v, v)", 0],
  ["torch.einsum('ij->ji', M)", 0],
  ["torch.einsum('ij,jk,kl->il', M, N, N.t())", 2 * 3 * 4 + 2 * 4 * 3],
  ["F.scaled_dot_product_attention(Q, K, K)", 2 * (2 * 8 * 10 * 12 * 16)],
  ["F.relu(M) + M * 2 - M.softmax(1).sum()", 0],
];

test("matrix products cost what a hand counts", () => {
  for (const [expression, macs] of rows) {
    const pass = new ForwardPass(false);
    during(pass, () => evaluate(expression, { lookup: (word) => names[word] }));
    const counts = pass.nodes.map((node) => node.macs);
    const total = counts.includes(null) ? null : counts.reduce<number>((sum, own) => sum + (own ?? 0), 0);
    assert.equal(total, macs, expression);
  }
});
