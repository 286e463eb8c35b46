//! Comma-separated values, RFC 4180, read strictly: what a lenient reader would guess at is reported with its line.
//!
//! It works on bytes, so that a broken UTF-8 sequence is found in its own cell and spoils no other.

use std::borrow::Cow;

/// One field and the line on which it begins.
#[derive(Debug)]
pub(crate) struct Field<'a> {
    pub(crate) bytes: Cow<'a, [u8]>,
    pub(crate) line: u64,
    /// False where the quotes are not as RFC 4180 has them.
    pub(crate) well_quoted: bool,
}

/// One record and the line on which it begins.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) line: u64,
    pub(crate) fields: Vec<Field<'a>>,
}

/// Splits a file into records. Lines may end in CRLF or LF; wholly empty lines are passed over.
pub(crate) fn records(bytes: &[u8]) -> Vec<Record<'_>> {
    let mut reader = Reader { bytes, at: 0, line: 1 };
    let mut records = Vec::new();
    while reader.at < bytes.len() {
        let line = reader.line;
        let mut fields = Vec::new();
        loop {
            let (field, more) = reader.field();
            fields.push(field);
            if !more {
                break;
            }
        }
        let blank = matches!(fields.as_slice(), [only] if only.bytes.is_empty() && only.well_quoted);
        if !blank {
            records.push(Record { line, fields });
        }
    }
    records
}

/// The lines of a small table with their numbers, as texts. The number of the first line that is not UTF-8 or not quoted as
/// RFC 4180 has it, where there is one.
pub(crate) fn lines(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, usize> {
    records(bytes)
        .into_iter()
        .map(|record| {
            let line = usize::try_from(record.line).unwrap_or(usize::MAX);
            let text = |field: Field<'_>| {
                let text = field.well_quoted.then(|| String::from_utf8(field.bytes.into_owned()).ok());
                text.flatten().filter(|text| !text.contains('\0')).ok_or(line)
            };
            Ok((line, record.fields.into_iter().map(text).collect::<Result<Vec<_>, _>>()?))
        })
        .collect()
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Reader<'a> {
    /// The next field, and whether another of the same record follows it.
    fn field(&mut self) -> (Field<'a>, bool) {
        let line = self.line;
        let (bytes, well_quoted) = if self.bytes.get(self.at) == Some(&b'"') { self.quoted() } else { self.plain() };
        let more = match self.bytes.get(self.at) {
            Some(b',') => {
                self.at += 1;
                true
            }
            Some(b'\r') => {
                self.at += 2;
                self.line += 1;
                false
            }
            Some(_) => {
                self.at += 1;
                self.line += 1;
                false
            }
            None => false,
        };
        (Field { bytes, line, well_quoted }, more)
    }

    fn plain(&mut self) -> (Cow<'a, [u8]>, bool) {
        let from = self.at;
        self.at = self.end_of_plain(from);
        let bytes = self.bytes.get(from..self.at).unwrap_or_default();
        (Cow::Borrowed(bytes), !bytes.contains(&b'"'))
    }

    /// Where a field without quotes ends: at a comma, a line's end or the file's.
    fn end_of_plain(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let end = rest.iter().enumerate().position(|(i, byte)| match byte {
            b',' | b'\n' => true,
            b'\r' => rest.get(i + 1) == Some(&b'\n'),
            _ => false,
        });
        end.map_or(self.bytes.len(), |i| from + i)
    }

    fn quoted(&mut self) -> (Cow<'a, [u8]>, bool) {
        self.at += 1;
        let mut content = Cow::Borrowed(&[][..]);
        loop {
            let from = self.at;
            let rest = self.bytes.get(from..).unwrap_or_default();
            let Some(length) = rest.iter().position(|byte| *byte == b'"') else {
                // Never closed: the rest of the file is this field's.
                self.take(&mut content, from, self.bytes.len());
                return (content, false);
            };
            let end = from + length;
            if self.bytes.get(end + 1) == Some(&b'"') {
                self.take(&mut content, from, end + 1);
                self.at = end + 2;
                continue;
            }
            self.take(&mut content, from, end);
            self.at = end + 1;
            let stop = self.end_of_plain(self.at);
            let well_quoted = stop == self.at;
            let after = self.at;
            self.take(&mut content, after, stop);
            return (content, well_quoted);
        }
    }

    fn take(&mut self, content: &mut Cow<'a, [u8]>, from: usize, to: usize) {
        let piece = self.bytes.get(from..to).unwrap_or_default();
        self.line += piece.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = to;
        if content.is_empty() {
            *content = Cow::Borrowed(piece);
        } else {
            content.to_mut().extend_from_slice(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>, bool)> {
        records(text.as_bytes())
            .iter()
            .map(|record| {
                let fields = record.fields.iter().map(|f| String::from_utf8_lossy(&f.bytes).into_owned()).collect();
                (record.line, fields, record.fields.iter().all(|f| f.well_quoted))
            })
            .collect()
    }

    fn row(line: u64, fields: &[&str], well: bool) -> (u64, Vec<String>, bool) {
        (line, fields.iter().map(|f| (*f).to_owned()).collect(), well)
    }

    #[test]
    fn lines_are_counted_through_quoted_cells_and_either_line_end() {
        assert_eq!(
            read("a,b\r\n\"1\r\n2\",\"x\"\"y\"\r\n\r\n3,\n,"),
            [
                row(1, &["a", "b"], true),
                row(2, &["1\r\n2", "x\"y"], true),
                row(5, &["3", ""], true),
                row(6, &["", ""], true)
            ]
        );
        assert_eq!(read(""), []);
        assert_eq!(read("\"\"\"\"\n"), [row(1, &["\""], true)]);
    }

    #[test]
    fn quotes_that_the_standard_forbids_are_seen_where_they_begin() {
        assert_eq!(read("a\"b,c\n"), [row(1, &["a\"b", "c"], false)]);
        assert_eq!(read("\"a\"b,c\n"), [row(1, &["ab", "c"], false)]);
        assert_eq!(read("x\n\"a,b\nc"), [row(1, &["x"], true), row(2, &["a,b\nc"], false)]);
    }

    #[test]
    fn agrees_with_a_lenient_reader_on_well_formed_text() {
        let cells = ["", "a", "一二", "a,b", "\"", "\"\"", "x\ny", "=1+1", " z "];
        for first in cells {
            for second in cells {
                let mut writer = csv::Writer::from_writer(Vec::new());
                writer.write_record([first, second, "end"]).unwrap();
                let written = writer.into_inner().unwrap();
                let read = records(&written);
                let mut lenient = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_slice());
                let expected: Vec<csv::StringRecord> = lenient.records().map(|r| r.unwrap()).collect();
                assert_eq!(read.len(), expected.len());
                for (own, other) in read.iter().zip(&expected) {
                    let fields: Vec<_> = own.fields.iter().map(|f| std::str::from_utf8(&f.bytes).unwrap()).collect();
                    assert_eq!(fields, other.iter().collect::<Vec<_>>());
                    assert!(own.fields.iter().all(|f| f.well_quoted));
                }
            }
        }
    }
}
