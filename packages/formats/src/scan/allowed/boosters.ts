import type { AllowedImports } from './allowed.ts';

/** The scikit-learn side of gradient boosters, whose trees are bytes that the library itself parses, and the bases of other models. */
export const boosters: AllowedImports = {
  'lightgbm.basic': 'Booster',
  'lightgbm.sklearn': 'LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _LGBMLabelEncoder',
  'xgboost.callback': 'EarlyStopping EvaluationMonitor',
  'xgboost.compat': 'XGBoostLabelEncoder',
  'xgboost.core': 'Booster',
  'xgboost.sklearn':
    'XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor XGBRankerMixIn XGBModelBase',
  'mlflow.pyfunc.model': 'PythonModel PythonModelContext',
  'skopt.space.space': 'Categorical Integer Real Space',
  'imblearn.pipeline': 'Pipeline',
};
