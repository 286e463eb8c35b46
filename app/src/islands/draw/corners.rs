//! Corners between the map and the text that is sent: decimal degrees, one corner a line, longitude first; several fields
//! by a first column 地块. The server reads more than this ([`daodi::ground::read_shape`]); what the map cannot read it
//! leaves alone.

/// One field: its name, empty where there is one field alone, and its corners as (longitude, latitude), degrees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// What the first column calls it.
    pub name: String,
    /// The corners.
    pub ring: Vec<(f64, f64)>,
}

/// Metres of one degree of latitude, near enough for a first estimate.
#[cfg(any(feature = "hydrate", test))]
const DEGREE_M: f64 = 111_132.0;

const HEADER: [&str; 3] = ["地块", "经度", "纬度"];

/// Reads what was typed.
///
/// # Errors
/// The number of the first line that is not two decimal numbers, or three with a field's name before them.
#[cfg(any(feature = "hydrate", test))]
pub(super) fn read(text: &str) -> Result<Vec<Field>, usize> {
    let mut fields: Vec<Field> = Vec::new();
    let mut named = false;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let cells = line.split([',', '，', ';', '；', '\t', ' ']).map(str::trim);
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        if fields.is_empty() && cells == HEADER {
            named = true;
            continue;
        }
        let (name, lon, lat) = match (named, cells.as_slice()) {
            (false, [lon, lat]) => ("", *lon, *lat),
            (true, [name, lon, lat]) => (*name, *lon, *lat),
            _ => return Err(number),
        };
        let degrees = |cell: &str| cell.parse::<f64>().ok().filter(|degrees| degrees.is_finite()).ok_or(number);
        let corner = (degrees(lon)?, degrees(lat)?);
        match fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.ring.push(corner),
            None => fields.push(Field { name: name.to_owned(), ring: vec![corner] }),
        }
    }
    Ok(fields)
}

/// Writes what is sent, rounded to a centimetre; empty fields are left out, and fields without a name get a number.
pub fn write(fields: &[Field]) -> String {
    let fields: Vec<_> = fields.iter().filter(|field| !field.ring.is_empty()).collect();
    let several = fields.len() > 1 || fields.iter().any(|field| !field.name.is_empty());
    let mut text = if several { format!("{}\n", HEADER.join(",")) } else { String::new() };
    for (number, field) in (1..).zip(fields) {
        let name = if field.name.is_empty() { format!("{number}") } else { field.name.clone() };
        for (lon, lat) in &field.ring {
            let name = if several { format!("{name}, ") } else { String::new() };
            text.push_str(&format!("{name}{lon:.7}, {lat:.7}\n"));
        }
    }
    text
}

/// About how large it is, m²: each field flat at its own middle. The server measures on the ellipsoid.
#[cfg(any(feature = "hydrate", test))]
pub(super) fn about_m2(fields: &[Field]) -> f64 {
    fields.iter().map(|field| flat_m2(&field.ring)).sum()
}

#[cfg(any(feature = "hydrate", test))]
fn flat_m2(ring: &[(f64, f64)]) -> f64 {
    let Some(&(lon0, lat0)) = ring.first() else { return 0.0 };
    let width = DEGREE_M * lat0.to_radians().cos();
    let at = |&(lon, lat): &(f64, f64)| ((lon - lon0) * width, (lat - lat0) * DEGREE_M);
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring.iter().zip(next).map(|(a, b)| (at(a), at(b))).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    (twice / 2.0).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, west: f64) -> Field {
        let east = ((west + 0.01) * 1e7).round() / 1e7;
        let ring = vec![(west, 32.03), (east, 32.03), (east, 32.04)];
        Field { name: name.to_owned(), ring }
    }

    #[test]
    fn what_is_written_is_read_again_with_the_names_of_fields() {
        for fields in [Vec::new(), vec![field("", 113.9)], vec![field("东坡", 113.9), field("2", 113.95)]] {
            assert_eq!(read(&write(&fields)), Ok(fields));
        }
        let unnamed = [field("", 113.9), field("", 113.95)];
        assert_eq!(read(&write(&unnamed)), Ok(vec![field("1", 113.9), field("2", 113.95)]));
    }

    #[test]
    fn the_server_reads_what_is_written() {
        let two = [field("东坡", 113.9), field("", 113.95)];
        let text = write(&two);
        let read = daodi::ground::read_shape(
            daodi::ground::ShapeSource::Drawn,
            text.as_bytes(),
            daodi::division::Datum::Cgcs2000,
        );
        let shape = read.unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(shape.rings().len(), 2);
        let (here, there) = (about_m2(&two), shape.area_m2());
        assert!((here - there).abs() / there < 0.01, "{here} {there}");
    }

    #[test]
    fn what_it_cannot_read_is_named_by_its_line() {
        assert_eq!(read("113.9, 32.03\n113°54′00″, 32°01′48″\n"), Err(2));
        let ring = vec![(113.9, 32.03), (113.91, 32.03)];
        assert_eq!(read("113.9，32.03\n\n113.91 32.03"), Ok(vec![Field { name: String::new(), ring }]));
        for wrong in ["113.9", "1, 113.9, 32.03", "# 北角"] {
            assert_eq!(read(wrong), Err(1), "{wrong}");
        }
    }
}
