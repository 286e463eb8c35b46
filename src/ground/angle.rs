//! One longitude or latitude as people write it: 113.6620, 113°39′43″, 东经113度39分, 34°45'N.

/// Which of the two it says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Lon,
    Lat,
}

/// An angle in degrees, with its axis where a mark names one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Angle {
    pub(super) degrees: f64,
    pub(super) axis: Option<Axis>,
}

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Number(f64),
    /// Degrees 0, minutes 1, seconds 2.
    Unit(usize),
    Mark(Axis),
    /// A west or south mark: there is none in Henan, and a sign would be lost.
    Foreign,
}

/// Reads as many angles as the text has. Nothing where anything in it is no part of one.
pub(super) fn angles(text: &str) -> Option<Vec<Angle>> {
    let pieces = pieces(text)?;
    let mut all: Vec<Angle> = Vec::new();
    let mut before: Option<Axis> = None;
    let mut at = 0;
    while at < pieces.len() {
        match pieces[at] {
            Piece::Mark(axis) => {
                // A mark after an angle without one is that angle's, else it is the next one's.
                match all.last_mut().filter(|last| last.axis.is_none() && before.is_none()) {
                    Some(last) => last.axis = Some(axis),
                    None if before.is_none() => before = Some(axis),
                    None => return None,
                }
                at += 1;
            }
            Piece::Number(_) => {
                let (degrees, next) = one(&pieces, at)?;
                all.push(Angle { degrees, axis: before.take() });
                at = next;
            }
            Piece::Unit(_) | Piece::Foreign => return None,
        }
    }
    before.is_none().then_some(all)
}

/// One angle from `at`: a number alone, or degrees with minutes and seconds. Gives where it ends.
fn one(pieces: &[Piece], mut at: usize) -> Option<(f64, usize)> {
    let (mut degrees, mut wanted) = (0.0, 0);
    while let (Some(Piece::Number(number)), unit) = (pieces.get(at), pieces.get(at + 1)) {
        match unit {
            Some(Piece::Unit(unit)) if *unit == wanted => {
                // Only the last part has a fraction, and minutes and seconds end at sixty.
                let whole_before = wanted == 0 || (0.0..60.0).contains(number);
                if !whole_before || *number < 0.0 && wanted > 0 {
                    return None;
                }
                degrees += number / [1.0, 60.0, 3600.0][wanted];
                at += 2;
                wanted += 1;
                if wanted == 3 || number.fract() != 0.0 {
                    return Some((degrees, at));
                }
            }
            _ if wanted == 0 => return Some((*number, at + 1)),
            // Seconds without their mark at the end of an angle: 34°44′58
            None if wanted > 0 && (0.0..60.0).contains(number) => {
                return Some((degrees + number / [1.0, 60.0, 3600.0][wanted], at + 1));
            }
            _ => return Some((degrees, at)),
        }
    }
    (wanted > 0).then_some((degrees, at))
}

fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        let piece = match first {
            '0'..='9' | '.' | '-' | '+' | '０'..='９' => {
                let number: String = rest.chars().take_while(|c| is_number(*c)).collect();
                length = number.len();
                Piece::Number(folded(&number).parse().ok().filter(|n: &f64| n.is_finite())?)
            }
            '°' | '度' | 'º' | '˚' => Piece::Unit(0),
            '′' | '\'' | '’' | '‘' | '分' | '＇' if rest.starts_with("''") || rest.starts_with("′′") => {
                length *= 2;
                Piece::Unit(2)
            }
            '′' | '\'' | '’' | '‘' | '分' | '＇' => Piece::Unit(1),
            '″' | '"' | '”' | '“' | '秒' | '＂' => Piece::Unit(2),
            'E' | 'e' => Piece::Mark(Axis::Lon),
            'N' | 'n' => Piece::Mark(Axis::Lat),
            'W' | 'w' | 'S' | 's' | '西' | '南' => Piece::Foreign,
            '东' | '東' | '经' | '經' | '北' | '纬' | '緯' => {
                let mark = word(rest)?;
                length = mark.1;
                Piece::Mark(mark.0)
            }
            ':' | '：' => {
                rest = rest[length..].trim_start();
                continue;
            }
            _ => return None,
        };
        all.push(piece);
        rest = rest[length..].trim_start();
    }
    Some(all)
}

fn word(text: &str) -> Option<(Axis, usize)> {
    [
        ("东经", Axis::Lon),
        ("東經", Axis::Lon),
        ("经度", Axis::Lon),
        ("北纬", Axis::Lat),
        ("北緯", Axis::Lat),
        ("纬度", Axis::Lat),
    ]
    .into_iter()
    .find(|(word, _)| text.starts_with(word))
    .map(|(word, axis)| (axis, word.len()))
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '０'..='９')
}

/// Full-width digits as plain ones.
fn folded(number: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        other => other,
    };
    number.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use proptest::prelude::*;

    fn degrees(text: &str) -> Option<Vec<f64>> {
        angles(text).map(|all| all.into_iter().map(|angle| angle.degrees).collect())
    }

    #[test]
    fn angles_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("113.6620", 113.6620),
            ("１１３.５", 113.5),
            ("113°39′43.2″", 113.662),
            ("113° 39' 43.2\"", 113.662),
            ("113度39分43.2秒", 113.662),
            ("113°39.72′", 113.662),
            ("34°44′58''", 34.749_444_444),
            ("34°44′58", 34.749_444_444),
            ("东经：113.662", 113.662),
            ("113.662E", 113.662),
        ] {
            let found = degrees(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!((found[0] - wanted).abs() < 1e-8, "{text}: {found:?}");
        }
        let marked = angles("北纬34°45′ 东经113°39′").unwrap();
        assert_eq!([marked[0].axis, marked[1].axis], [Some(Axis::Lat), Some(Axis::Lon)]);
        let after = angles("34°45′N 113°39′E").unwrap();
        assert_eq!([after[0].axis, after[1].axis], [Some(Axis::Lat), Some(Axis::Lon)]);
        assert_eq!(degrees("113.6 34.7").unwrap(), [113.6, 34.7]);
    }

    #[test]
    fn what_is_no_angle_is_nothing() {
        for text in
            ["113.6W", "南纬34", "经113", "abc", "113..6", "113°61′", "113°39′60″", "′", "113°39′43″ E N", "--3"]
        {
            let lone = degrees(text).is_none_or(|all| all.is_empty());
            assert!(lone, "{text}: {:?}", degrees(text));
        }
    }

    proptest! {
        /// Written in degrees, minutes and seconds and read again it is the same to a millimetre; nothing panics.
        #[test]
        fn degrees_minutes_and_seconds_lead_back(micro in 31_300_000_u32..116_700_000) {
            let value = f64::from(micro) / 1e6;
            let (d, rest) = (value.trunc(), value.fract() * 60.0);
            let text = format!("{d}°{}′{:.5}″", rest.trunc(), rest.fract() * 60.0);
            if !text.contains("60.00000") {
                prop_assert!((degrees(&text).unwrap()[0] - value).abs() < 1e-8, "{}", text);
            }
        }

        #[test]
        fn p26_any_text_is_read_or_refused(text in "\\PC{0,60}") {
            let _read = angles(&text);
        }
    }
}
