"""The script the server loads. It loads the real entry script and tells the launcher when that fails.

The server knows such drivers: it calls init() of this module, and run() of its attribute `driver_module`
(azureml_inference_server_http/server/user_script.py, load_script).
"""

from __future__ import annotations

import importlib.util
import os
import sys

from slipway_serving import boot_failure, services_alias
from slipway_serving.boot_failure import ScriptProblem

_script = os.environ["SLIPWAY_ENTRY_SCRIPT"]


def _load():
    if not os.path.isfile(_script):
        raise ScriptProblem(f"the entry script {_script} does not exist")
    spec = importlib.util.spec_from_file_location("entry_module", _script)
    if spec is None or spec.loader is None:
        raise ScriptProblem(f"the entry script {_script} is not a .py file")
    # Modules beside the entry script can be imported, as when Python runs it.
    sys.path.append(os.path.dirname(_script))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for function in ("init", "run"):
        if not callable(getattr(module, function, None)):
            raise ScriptProblem(f"{os.path.basename(_script)} has no function {function}()")
    return module


def _telling(step, act):
    try:
        return act()
    except BaseException as error:
        boot_failure.tell(boot_failure.describe(error, step, _script))
        raise


services_alias.install()
_module = _telling("loading", _load)
driver_module = getattr(_module, "driver_module", _module)
run = driver_module.run


def init():
    _telling("init() of", _module.init)
