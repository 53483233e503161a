import { createRequire } from 'node:module';
import type * as Library from 'echarts';
import type { Language } from '../views/languages.js';
import type { Chart } from './chart.rules.js';
import { chartOption } from './chart-option.js';
import { plainSvg } from './plain-svg.js';
import { type Sheet, widthOf } from './sheet.js';

let loaded: typeof Library | null = null;

/**
 * Few processes draw, and reading the library takes long: it is read when the first chart is drawn, and as the one file
 * that it also comes as, in a third of the time that its six hundred modules take.
 */
function load(): typeof Library {
  const library = createRequire(import.meta.url)('echarts/dist/echarts.min.js') as typeof Library;
  const sizeOf = (font = '') => Number(/[\d.]+(?=px)/.exec(font)?.[0] ?? 12);
  library.setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, sizeOf(font)) }) });
  return library;
}

/**
 * The chart as SVG that stands in a page under any content security policy: without style of its own, in the page's
 * colours, light and dark.
 * @param id unlike that of any other drawing on the page
 */
export function drawChart(chart: Chart, sheet: Sheet, id: string, language: Language): string {
  const { init } = (loaded ??= load());
  const { height, ...option } = chartOption(chart, sheet, language);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: sheet.width, height });
  try {
    drawing.setOption(option);
    return plainSvg(drawing.renderToSVGString(), { id, className: sheet.className, label: chart.title });
  } finally {
    drawing.dispose();
  }
}
