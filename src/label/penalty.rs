//! The penalty of a masked symbol (ISO/IEC 18004, 7.8.3.1), computed on whole rows of bits at a time.

/// The four rules' sum for a square of modules, one row a word.
pub(super) fn penalty(rows: &[u64]) -> u32 {
    let columns = transposed(rows);
    lines(rows) + lines(&columns) + blocks(rows) + balance(rows)
}

/// Rules 1 (runs of five and more) and 3 (finder-like patterns) along the rows.
fn lines(rows: &[u64]) -> u32 {
    let side = rows.len();
    let inner = (1_u64 << (side - 1)) - 1;
    let starts = (1_u64 << (side - 6)) - 1;
    rows.iter()
        .map(|row| {
            // A bit for every pair of equal neighbours, then for every five equal in a row.
            let same = !(row ^ row >> 1) & inner;
            let five = same & same >> 1 & same >> 2 & same >> 3;
            let runs = (five & !(five << 1)).count_ones();
            let finder = row & !(row >> 1) & row >> 2 & row >> 3 & row >> 4 & !(row >> 5) & row >> 6 & starts;
            let before = row << 1 | row << 2 | row << 3 | row << 4;
            let after = row >> 7 | row >> 8 | row >> 9 | row >> 10;
            five.count_ones() + 2 * runs + 40 * (finder & !(before & after)).count_ones()
        })
        .sum()
}

/// Rule 2: squares of two by two modules of one colour.
fn blocks(rows: &[u64]) -> u32 {
    let inner = (1_u64 << (rows.len() - 1)) - 1;
    rows.windows(2)
        .map(|pair| {
            let (upper, lower) = (pair[0], pair[1]);
            let same = !(upper ^ upper >> 1) & !(lower ^ lower >> 1) & !(upper ^ lower);
            3 * (same & inner).count_ones()
        })
        .sum()
}

/// Rule 4: distance of the dark share from one half, a point for every half per cent (ten for five per cent).
fn balance(rows: &[u64]) -> u32 {
    let dark: u32 = rows.iter().map(|row| row.count_ones()).sum();
    let all = u32::try_from(rows.len() * rows.len()).unwrap_or(u32::MAX);
    (dark * 200 / all).abs_diff(100)
}

/// Columns as rows.
fn transposed(rows: &[u64]) -> Vec<u64> {
    let mut columns = vec![0_u64; rows.len()];
    for (y, row) in rows.iter().enumerate() {
        let mut rest = *row;
        while rest != 0 {
            columns[rest.trailing_zeros() as usize] |= 1 << y;
            rest &= rest - 1;
        }
    }
    columns
}
