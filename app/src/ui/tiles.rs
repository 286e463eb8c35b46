//! The 18-tile province: Henan's 17 prefecture cities and Jiyuan as a grid of tiles. It shows no boundary, so it needs no
//! map approval number, and it is the recurring motif of the pages.

use leptos::prelude::*;

/// Where each of the eighteen stands: division code, row, column. Kept close to the real neighbourhood, on six rows by five.
const PLACES: [(&str, u8, u8); 18] = [
    ("410500", 1, 4),
    ("410900", 1, 5),
    ("419001", 2, 2),
    ("410800", 2, 3),
    ("410700", 2, 4),
    ("410600", 2, 5),
    ("411200", 3, 1),
    ("410300", 3, 2),
    ("410100", 3, 3),
    ("410200", 3, 4),
    ("411400", 3, 5),
    ("410400", 4, 2),
    ("411000", 4, 3),
    ("411100", 4, 4),
    ("411600", 4, 5),
    ("411300", 5, 2),
    ("411700", 5, 4),
    ("411500", 6, 4),
];

/// Row and column of a prefecture's tile, from 1; none for a code that is not one of the eighteen. Jiyuan is 419001.
#[must_use]
pub fn tile_place(code: &str) -> Option<(u8, u8)> {
    PLACES.iter().find(|(known, _, _)| *known == code).map(|(_, row, column)| (*row, *column))
}

/// The counts that a shade of 0 to 6 stands for, first and last; an empty class has its last below its first. Six classes
/// of equal width up to the largest count, and one for nothing.
#[must_use]
pub fn shade_range(shade: u8, largest: u64) -> (u64, u64) {
    if shade == 0 {
        return (0, 0);
    }
    let edge = |class: u64| (u128::from(class) * u128::from(largest)).div_ceil(6);
    let first = edge(u64::from(shade.min(6)) - 1) + 1;
    let last = edge(u64::from(shade.min(6)));
    (u64::try_from(first).unwrap_or(u64::MAX), u64::try_from(last).unwrap_or(u64::MAX))
}

/// The shade of a count, 0 to 6, against the largest one: 0 only for nothing, 6 for the largest.
#[must_use]
pub fn shade(count: u64, largest: u64) -> u8 {
    if count == 0 || largest == 0 {
        return 0;
    }
    (1..=6).rev().find(|class| count >= shade_range(*class, largest).0).unwrap_or(1)
}

/// One tile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// The prefecture's division code, see [`tile_place`]. A code without a place is left out.
    pub code: String,
    /// The page it leads to.
    pub href: String,
    /// The prefecture's short name.
    pub label: String,
    /// The count, formatted; empty: none is shown.
    pub count: String,
    /// The shade, 0 to 6, see [`shade`].
    pub shade: u8,
    /// The one the page is about.
    pub current: bool,
    /// The whole in words for assistive technology, e.g. 信阳市，26 个产品; empty: label and count are read.
    pub words: String,
}

/// How large the grid is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileSize {
    /// With names and counts.
    #[default]
    Big,
    /// Without words, to say where a thing comes from.
    Locate,
}

/// The province as eighteen tiles, each a link.
#[component]
pub fn TileGrid(
    /// The tiles; order of reading.
    tiles: Vec<Tile>,
    /// What the tiles show, for assistive technology.
    #[prop(into)]
    label: String,
    /// How large.
    #[prop(optional)]
    size: TileSize,
) -> impl IntoView {
    let locate = size == TileSize::Locate;
    let cells = tiles
        .into_iter()
        .filter_map(|tile| {
            let (row, column) = tile_place(&tile.code)?;
            let class = format!("tile r{row} c{column} s{}", tile.shade.min(6));
            let words = (!tile.words.is_empty()).then_some(tile.words);
            let current = tile.current.then_some("true");
            // The small form is a picture: only the place itself is a link there, so that it is not eighteen tab stops.
            Some(if locate && !tile.current {
                view! { <li class=class aria-hidden="true"></li> }.into_any()
            } else {
                view! {
                    <li class=class>
                        <a href=tile.href aria-label=words aria-current=current><b>{tile.label}</b> <i>{tile.count}</i></a>
                    </li>
                }
                .into_any()
            })
        })
        .collect_view();
    view! {
        <nav class=if locate { "province locate" } else { "province" } aria-label=label>
            <ul class="tiles" role="list">{cells}</ul>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tile_has_its_own_place() {
        let mut places: Vec<_> = PLACES.iter().map(|(_, row, column)| (row, column)).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 18);
        assert_eq!(tile_place("411500"), Some((6, 4)));
        assert_eq!(tile_place("110000"), None);
    }

    #[test]
    fn shades_keep_nothing_apart_from_little() {
        assert_eq!(shade(0, 29), 0);
        assert_eq!(shade(1, 29), 1);
        assert_eq!(shade(29, 29), 6);
        assert_eq!(shade(u64::from(u32::MAX), 1), 6);
        assert_eq!(shade(3, 0), 0);
    }

    #[test]
    fn every_count_lies_in_the_range_of_its_shade() {
        for largest in [1, 2, 5, 6, 7, 29, 100] {
            for count in 0..=largest {
                let (first, last) = shade_range(shade(count, largest), largest);
                assert!(first <= count && count <= last, "{count} of {largest}: {first} to {last}");
            }
        }
    }
}
