// Reads amounts as people write them: "200000", "200.000", "200 000 đ", "1,500,000 VND".

// Whole đồng; null for anything that could be read in two ways, such as "200.000,00" or "1.5".
export function vnd_of(text: string, may_be_negative = false): number | null {
  const bare = text.trim().replace(/\s*(?:đ|₫|vnd)$/i, '');
  if (!/^-?(?:\d{1,13}|[1-9]\d{0,2}([.,\s])\d{3}(?:\1\d{3}){0,3})$/.test(bare)) return null;
  const vnd = Number(bare.replace(/[.,\s]/g, ''));
  return vnd < 0 && !may_be_negative ? null : vnd;
}
