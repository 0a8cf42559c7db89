import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartDataset,
} from 'chart.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** Whole numbers by label, as bars; `limit` is drawn as a line across. */
export interface ChartDrawing {
  readonly labels: readonly string[]
  readonly values: readonly number[]
  readonly name: string
  readonly limit?: { readonly name: string; readonly value: number }
  /** Bars lie on their side, one under the other, e.g. a funnel. */
  readonly lying?: boolean
}

export interface DrawnChart {
  destroy(): void
}

/** CSS pixels of the axis below lying bars; a table beside them ends this much higher. */
const axisHeight = 26

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** In the colours that the page has now, without movement. With a pixel ratio it keeps the size of its canvas, else it follows its frame. */
export const drawChart = (
  canvas: HTMLCanvasElement,
  { labels, values, name, limit, lying = false }: ChartDrawing,
  pixelRatio?: number,
): DrawnChart => {
  const ink = token('--z-text-3')
  const bars: ChartDataset<'bar', number[]> = {
    type: 'bar',
    label: name,
    data: [...values],
    backgroundColor: token('--z-primary'),
    borderRadius: 3,
    maxBarThickness: 26,
  }
  const line: ChartDataset<'line', number[]>[] = limit
    ? [
        {
          type: 'line',
          label: limit.name,
          data: labels.map(() => limit.value),
          borderColor: token('--z-orange-fg'),
          borderDash: [5, 4],
          borderWidth: 1.5,
          pointRadius: 0,
          pointHitRadius: 0,
        },
      ]
    : []
  const figures = {
    beginAtZero: true,
    // One delivery is not a whole axis.
    suggestedMax: Math.max(4, limit?.value ?? 0),
    grid: { color: token('--z-line') },
    border: { display: false },
    ticks: { color: ink, precision: 0, maxTicksLimit: 6 },
    afterFit: (scale: { height: number }) => {
      if (lying) scale.height = axisHeight
    },
  }
  const names = {
    grid: { display: false },
    border: { color: token('--z-line-strong') },
    ticks: { color: ink, autoSkip: !lying, maxRotation: 0 },
  }
  const fontFamily = token('--z-font')
  return new Chart<'bar' | 'line', number[], string>(canvas, {
    type: 'bar',
    data: { labels: [...labels], datasets: [bars, ...line] },
    options: {
      animation: false,
      ...(pixelRatio === undefined ? {} : { responsive: false, devicePixelRatio: pixelRatio }),
      maintainAspectRatio: false,
      indexAxis: lying ? 'y' : 'x',
      font: { family: fontFamily, size: 12 },
      scales: lying ? { x: figures, y: names } : { x: names, y: figures },
      plugins: {
        tooltip: {
          mode: 'index',
          intersect: false,
          backgroundColor: token('--z-text'),
          titleColor: token('--z-surface'),
          bodyColor: token('--z-surface'),
          titleFont: { family: fontFamily },
          bodyFont: { family: fontFamily },
        },
      },
    },
  })
}

/** Twice as many pixels as on the screen, for paper and slides. */
const imageRatio = 2

/** The chart as PNG on the ground of its card; null when the browser can make none. */
export const chartImage = async (drawing: ChartDrawing, width: number, height: number): Promise<Blob | null> => {
  const [image, drawn] = [document.createElement('canvas'), document.createElement('canvas')]
  Object.assign(drawn, { width, height })
  Object.assign(image, { width: width * imageRatio, height: height * imageRatio })
  const chart = drawChart(drawn, drawing, imageRatio)
  const pen = image.getContext('2d')
  if (pen !== null) {
    pen.fillStyle = token('--z-surface')
    pen.fillRect(0, 0, image.width, image.height)
    pen.drawImage(drawn, 0, 0, image.width, image.height)
  }
  chart.destroy()
  return pen === null ? null : new Promise((resolve) => image.toBlob(resolve, 'image/png'))
}
