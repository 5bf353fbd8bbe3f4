"""Signs and checks models with the reference tool: a list of jobs as JSON on stdin, their ends as JSON on stdout."""

import json
import sys

import model_signing


def hashing(job):
    config = model_signing.hashing.Config()
    if job.get("shardSize"):
        return config.use_shard_serialization(shard_size=job["shardSize"])
    return config.use_file_serialization(hashing_algorithm=job.get("hash", "sha256"))


def sign(job):
    config = model_signing.signing.Config().set_hashing_config(hashing(job))
    if job["way"] == "key":
        config.use_elliptic_key_signer(private_key=job["key"])
    else:
        config.use_certificate_signer(
            private_key=job["key"],
            signing_certificate=job["certificate"],
            certificate_chain=job["chain"],
        )
    config.sign(job["model"], job["signature"])


def verify(job):
    config = model_signing.verifying.Config()
    if job["way"] == "key":
        config.use_elliptic_key_verifier(public_key=job["key"])
    else:
        config.use_certificate_verifier(certificate_chain=job["chain"])
    config.verify(job["model"], job["signature"])


def end_of(job):
    try:
        {"sign": sign, "verify": verify}[job["do"]](job)
        return "good"
    except Exception as error:  # Whatever it refuses with is its answer.
        return f"{type(error).__name__}: {error}"


json.dump([end_of(job) for job in json.load(sys.stdin)], sys.stdout)
