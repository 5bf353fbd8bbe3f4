import { expect, test } from 'vitest';

import { metricsText } from './prometheus.ts';

test('metrics are written as Prometheus reads them, whatever stands in a label', () => {
  const text = metricsText([
    {
      name: 'a_total',
      type: 'counter',
      help: 'As.',
      samples: [{ labels: { of: 'x"y\\z\n', no: 2 }, value: 3 }],
    },
    { name: 'b', type: 'gauge', help: 'Bs.', samples: [{ value: 0.5 }] },
    {
      name: 'c',
      type: 'histogram',
      help: 'Cs.',
      samples: [{ suffix: '_bucket', labels: { le: '+Inf' }, value: 1 }],
    },
  ]);
  expect(text.split('\n')).toEqual([
    '# HELP a_total As.',
    '# TYPE a_total counter',
    'a_total{of="x\\"y\\\\z\\n",no="2"} 3',
    '# HELP b Bs.',
    '# TYPE b gauge',
    'b 0.5',
    '# HELP c Cs.',
    '# TYPE c histogram',
    'c_bucket{le="+Inf"} 1',
    '',
  ]);
});
