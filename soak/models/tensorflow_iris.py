"""Iris as a SavedModel with two signatures, the sample and TensorFlow's own answer: `tensorflow_iris.py <folder>`."""

import json
import sys
from pathlib import Path

import tensorflow as tf
from sklearn.datasets import load_iris


def main(folder: Path) -> None:
    tf.keras.utils.set_random_seed(20)
    rows, target = load_iris(return_X_y=True)
    network = tf.keras.Sequential([tf.keras.layers.Dense(8, activation="relu"), tf.keras.layers.Dense(3, activation="softmax")])
    network.compile(loss="sparse_categorical_crossentropy", optimizer=tf.keras.optimizers.Adam(0.02))
    network.fit(rows, target, epochs=20, verbose=0)
    takes = tf.TensorSpec([None, 4], tf.float32, name="features")

    @tf.function(input_signature=[takes])
    def probabilities(features):
        return {"probabilities": network(features)}

    @tf.function(input_signature=[takes])
    def labels(features):
        return {"label": tf.argmax(network(features), axis=1), "best": tf.reduce_max(network(features), axis=1)}

    tf.saved_model.save(network, str(folder / "model"), {"serving_default": probabilities, "labels": labels})
    sample = rows[[0, 75, 149]]
    (folder / "sample-input.json").write_text(json.dumps({"data": sample.tolist()}))
    (folder / "sample-output.json").write_text(json.dumps(network(sample.astype("float32")).numpy().tolist()))


main(Path(sys.argv[1]))
