/** One observation: its signs, whether the answer was right, and how much it counts. */
export type Observation = Readonly<{ signs: readonly number[]; right: boolean; counts: number }>

/** A logistic model: the probability is `1 / (1 + e^-(bias + Σ coefficient · sign))`. */
export type Logistic = Readonly<{ bias: number; coefficients: readonly number[] }>

export const probability = ({ bias, coefficients }: Logistic, signs: readonly number[]): number =>
  1 / (1 + Math.exp(-coefficients.reduce((sum, coefficient, at) => sum + coefficient * signs[at]!, bias)))

/** Fits a logistic model by Newton's method with a ridge; the same observations give the same model. */
export const fitLogistic = (observations: readonly Observation[], ridge = 1, rounds = 25): Logistic => {
  const width = (observations[0]?.signs.length ?? 0) + 1
  const total = observations.reduce((sum, { counts }) => sum + counts, 0) || 1
  const column = (of: (one: Observation) => number): number => observations.reduce((sum, one) => sum + one.counts * of(one), 0) / total
  const means = Array.from({ length: width - 1 }, (_, at) => column(({ signs }) => signs[at]!))
  const spreads = means.map((mean, at) => Math.sqrt(column(({ signs }) => (signs[at]! - mean) ** 2)) || 1)
  const rows = observations.map(({ signs }) => [1, ...signs.map((sign, at) => (sign - means[at]!) / spreads[at]!)])
  let weights: readonly number[] = Array.from({ length: width }, () => 0)
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : ridge * weight))
    const curvature = weights.map((_, row) => weights.map((__, at) => (row === at ? (at === 0 ? 1e-9 : ridge) : 0)))
    rows.forEach((row, n) => {
      const { right, counts } = observations[n]!
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * weights[at]!, 0)))
      for (let a = 0; a < width; a++) {
        gradient[a]! += counts * (p - Number(right)) * row[a]!
        for (let b = 0; b < width; b++) curvature[a]![b]! += counts * p * (1 - p) * row[a]! * row[b]!
      }
    })
    const step = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight - step[at]!)
  }
  const coefficients = weights.slice(1).map((weight, at) => weight / spreads[at]!)
  return { bias: weights[0]! - coefficients.reduce((sum, coefficient, at) => sum + coefficient * means[at]!, 0), coefficients }
}

/** Solves a small linear system by elimination with pivoting. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] => {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  const n = rows.length
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let at = column; at <= n; at++) rows[row]![at]! -= factor * rows[column]![at]!
    }
  }
  return rows.map((row, at) => row[n]! / row[at]!)
}
