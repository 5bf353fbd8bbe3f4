"""Makes harmless models of every common kind with scikit-learn: `harmless.py FOLDER`. The forest has about 20 MB."""

import pickle
import sys
import warnings
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from sklearn.calibration import CalibratedClassifierCV
from sklearn.cluster import KMeans
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_iris
from sklearn.decomposition import PCA
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier, IsolationForest, RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.gaussian_process import GaussianProcessClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, SplineTransformer, StandardScaler
from sklearn.svm import SVC


def models():
    inputs, labels = load_iris(return_X_y=True)
    frame = pd.DataFrame(inputs, columns=list("abcd"))
    scaled = make_pipeline(SimpleImputer(), StandardScaler(), PCA(2), SGDClassifier(loss="log_loss", random_state=0))
    logs = make_pipeline(FunctionTransformer(np.log1p), SelectKBest(f_classif, k=2), LogisticRegression())
    columns = ColumnTransformer([("one", OneHotEncoder(), ["a"]), ("two", StandardScaler(), ["b", "c"])])
    estimators = {
        "forest": RandomForestClassifier(20, random_state=0),
        "boosted": GradientBoostingClassifier(n_estimators=5),
        "histogram": HistGradientBoostingClassifier(max_iter=5),
        "neighbors-kd": KNeighborsClassifier(algorithm="kd_tree"),
        "neighbors-ball": KNeighborsClassifier(algorithm="ball_tree", metric="manhattan"),
        "vectors": SVC(),
        "scaled": scaled,
        "logs": logs,
        "network": MLPClassifier((5,), max_iter=20, early_stopping=True),
        "calibrated": CalibratedClassifierCV(GaussianNB(), method="isotonic"),
        "process": GaussianProcessClassifier(),
        "search": GridSearchCV(SVC(), {"C": [1, 2]}, scoring="accuracy", cv=3),
        "clusters": KMeans(3, n_init=1, random_state=0),
        "isolation": IsolationForest(n_estimators=5),
        "splines": make_pipeline(SplineTransformer(), LogisticRegression()),
    }
    fitted = {name: estimator.fit(inputs, labels) for name, estimator in estimators.items()}
    arrays = {"objects": np.array(["a", 1, None], dtype=object), "random": np.random.default_rng(1), "none": np.array([])}
    return {**fitted, "columns": columns.fit(frame), "words": TfidfVectorizer().fit(["a bc de", "de fg"]), "frame": frame, "arrays": arrays}


def main(folder: Path) -> None:
    warnings.simplefilter("ignore")
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in models().items():
        joblib.dump(model, folder / f"{name}.joblib")
        joblib.dump(model, folder / f"{name}-zlib.joblib", compress=("zlib", 3))
        joblib.dump(model, folder / f"{name}-gzip.joblib", compress=("gzip", 3))
        for protocol in (0, 2, 5):
            (folder / f"{name}-{protocol}.pkl").write_bytes(pickle.dumps(model, protocol))
    np.save(folder / "numbers.npy", np.zeros(10))
    np.savez(folder / "numbers.npz", one=np.zeros(10), two=np.ones(3))
    random = np.random.default_rng(0)
    inputs, labels = random.normal(size=(6000, 10)), random.integers(0, 3, 6000)
    joblib.dump(RandomForestClassifier(74, random_state=0).fit(inputs, labels), folder / "forest-20-mb.joblib")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
