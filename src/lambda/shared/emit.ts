/** Gives figures to the metrics, by their names; a figure that is left out is no figure, not a zero. */
export type Emit = (
  values: Partial<Record<'OrdersAccepted' | 'Quarantined' | 'Refused' | 'ReadUnits' | 'WriteUnits' | 'Errors', number>>,
) => void;
