"""Iris as TorchScript, the sample and PyTorch's own answer: `torchscript_iris.py <folder>`."""

import json
import sys
from pathlib import Path

import torch
from sklearn.datasets import load_iris


def main(folder: Path) -> None:
    torch.manual_seed(20)
    rows, target = load_iris(return_X_y=True)
    features, target = torch.tensor(rows, dtype=torch.float32), torch.tensor(target)
    network = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3), torch.nn.Softmax(dim=1))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.02)
    for _ in range(100):
        optimizer.zero_grad()
        loss = torch.nn.functional.nll_loss(torch.log(network(features)), target)
        loss.backward()
        optimizer.step()
    (folder / "model").mkdir()
    torch.jit.script(network.eval()).save(str(folder / "model" / "model.pt"))
    sample = features[[0, 75, 149]]
    (folder / "sample-input.json").write_text(json.dumps({"data": sample.tolist()}))
    (folder / "sample-output.json").write_text(json.dumps(network(sample).detach().numpy().tolist()))


main(Path(sys.argv[1]))
