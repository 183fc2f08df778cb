/** The icon of what stops reception; of its nearing end, a clock. */

const ICONS = { air_alarm: "siren", no_power: "zap-off", failure: "wrench", other: "circle-pause" };

export function suspensionIcon({ reason, resumes_at: resumes }) {
  return resumes ? "clock" : (ICONS[reason] ?? ICONS.other);
}
