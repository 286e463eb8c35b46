//! The tile grid of Henan: one square for each of the 18 prefectures, about where it lies. It shows no boundary, so it
//! needs no map review.

use crate::identifiers::DivisionCode;

/// A prefecture's square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The prefecture, as its code's number.
    number: u32,
    /// Row from the north, 1 to [`ROWS`].
    pub row: u8,
    /// Column from the west, 1 to [`COLUMNS`].
    pub column: u8,
}

/// Rows of the grid.
pub const ROWS: u8 = 6;
/// Columns of the grid.
pub const COLUMNS: u8 = 5;

const fn tile(number: u32, row: u8, column: u8) -> Tile {
    Tile { number, row, column }
}

/// The squares in reading order.
pub const TILES: [Tile; 18] = [
    tile(410_500, 1, 4), // 安阳
    tile(410_900, 1, 5), // 濮阳
    tile(419_001, 2, 2), // 济源
    tile(410_800, 2, 3), // 焦作
    tile(410_700, 2, 4), // 新乡
    tile(410_600, 2, 5), // 鹤壁
    tile(411_200, 3, 1), // 三门峡
    tile(410_300, 3, 2), // 洛阳
    tile(410_100, 3, 3), // 郑州
    tile(410_200, 3, 4), // 开封
    tile(411_400, 3, 5), // 商丘
    tile(410_400, 4, 2), // 平顶山
    tile(411_000, 4, 3), // 许昌
    tile(411_100, 4, 4), // 漯河
    tile(411_600, 4, 5), // 周口
    tile(411_300, 5, 2), // 南阳
    tile(411_700, 5, 4), // 驻马店
    tile(411_500, 6, 4), // 信阳
];

impl Tile {
    /// Whether this is the square of a prefecture.
    #[must_use]
    pub fn is_of(&self, prefecture: DivisionCode) -> bool {
        prefecture.number() == self.number
    }
}

/// The square of a prefecture; none for another unit.
#[must_use]
pub fn tile_of(prefecture: DivisionCode) -> Option<Tile> {
    TILES.into_iter().find(|tile| tile.is_of(prefecture))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::division::Gazetteer;
    use crate::division::fixtures::{changes, divisions};
    use std::collections::BTreeSet;

    #[test]
    fn every_prefecture_has_its_own_square() {
        let henan = Gazetteer::new(&divisions(), &changes());
        let squares: BTreeSet<_> =
            henan.prefectures().iter().filter_map(|p| tile_of(p.code)).map(|tile| (tile.row, tile.column)).collect();
        assert_eq!(squares.len(), 18);
        assert!(squares.iter().all(|(row, column)| (1..=ROWS).contains(row) && (1..=COLUMNS).contains(column)));
        let reading: Vec<_> = TILES.iter().map(|tile| (tile.row, tile.column)).collect();
        assert!(reading.is_sorted());
        assert_eq!(tile_of(DivisionCode::HENAN), None);
    }

    #[test]
    fn squares_lie_about_where_the_prefectures_do() {
        let henan = Gazetteer::new(&divisions(), &changes());
        let seats: Vec<_> = henan.prefectures().iter().filter_map(|p| Some((tile_of(p.code)?, p.seat?))).collect();
        for (a, at) in &seats {
            for (b, there) in &seats {
                // Three rows or columns apart on the grid is the same order on the ground.
                assert!(a.row + 3 > b.row || at.1 > there.1, "{a:?} {b:?}");
                assert!(a.column + 3 > b.column || at.0 < there.0, "{a:?} {b:?}");
            }
        }
    }
}
