//! Tables: rows that stay whole where they can and go on over a page's end where they must.

use super::lines::{Line, Voice, set};
use super::strips::{Mark, Strip, TableFrame};
use super::{Column, PaperError};
use crate::fonts::Fonts;

/// Sizes in mm: 12 pt in ordinary tables, 10.5 pt (五号) in wide ones.
const PADDING: f64 = 1.6;
const RULE: f64 = 0.2;
/// A row of more lines than this may be parted by a page's end.
const WHOLE: usize = 12;

/// How a table is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Size of an em, mm.
    pub size: f64,
    /// From base line to base line, mm.
    pub pitch: f64,
    /// Width of the whole, mm.
    pub width: f64,
}

/// Strips of a table with a heading row, and its frame.
pub(super) fn table(
    fonts: &Fonts,
    columns: &[Column],
    rows: &[Vec<String>],
    look: Look,
    number: usize,
) -> Result<(Vec<Strip>, TableFrame), PaperError> {
    let shares: f64 = columns.iter().map(|column| f64::from(column.share.max(1))).sum();
    let widths: Vec<f64> = columns.iter().map(|column| f64::from(column.share.max(1)) * look.width / shares).collect();
    let headings: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
    let mut head = row(fonts, &headings, &widths, look, |_| Voice::Heading, true)?;
    for strip in &mut head {
        strip.with_next = true;
        strip.table = Some(number);
    }
    let mut strips = head.clone();
    for (at, cells) in rows.iter().enumerate() {
        if cells.len() != columns.len() {
            return Err(PaperError::Shape(at + 1));
        }
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        strips.extend(row(fonts, &cells, &widths, look, |_| Voice::Text, false)?);
    }
    finish(&mut strips, number);
    Ok((strips, TableFrame { head, rule: Some(rule_under(look)) }))
}

/// Strips of questions and answers.
pub(super) fn fields(
    fonts: &Fonts,
    fields: &[(String, String)],
    look: Look,
    number: usize,
) -> Result<(Vec<Strip>, TableFrame), PaperError> {
    let widths = [look.width * 0.27, look.width * 0.73];
    let voice = |column| if column == 0 { Voice::Heading } else { Voice::Text };
    let mut strips = Vec::new();
    for (question, answer) in fields {
        strips.extend(row(fonts, &[question, answer], &widths, look, voice, false)?);
    }
    finish(&mut strips, number);
    Ok((strips, TableFrame { head: Vec::new(), rule: Some(rule_under(look)) }))
}

fn finish(strips: &mut [Strip], number: usize) {
    for strip in strips.iter_mut() {
        strip.table = Some(number);
    }
    if let Some(last) = strips.last_mut() {
        last.with_next = false;
    }
}

fn rule_under(look: Look) -> Mark {
    Mark::Rule { x: 0.0, y: -RULE / 2.0, width: look.width, height: RULE }
}

/// A row: one strip where it stays whole, its cells centred in height; else one strip a line.
fn row(
    fonts: &Fonts,
    cells: &[&str],
    widths: &[f64],
    look: Look,
    voice: impl Fn(usize) -> Voice,
    centred: bool,
) -> Result<Vec<Strip>, PaperError> {
    let mut set_cells: Vec<Vec<Line>> = Vec::with_capacity(cells.len());
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let text = super::clean(cell);
        set_cells.push(set(fonts, voice(column), &text, (look.size, width - 2.0 * PADDING, 0.0))?);
    }
    let count = set_cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let whole = count <= WHOLE;
    let mut strips: Vec<Strip> = Vec::new();
    for line in 0..if whole { 1 } else { count } {
        let (first, last) = (line == 0, whole || line + 1 == count);
        let lines = if whole { count } else { 1 };
        let height = lines as f64 * look.pitch + if first { PADDING } else { 0.0 } + if last { PADDING } else { 0.0 };
        let mut strip = Strip::of(height, Vec::new());
        let mut x = 0.0;
        for width in widths {
            strip.marks.push(Mark::Rule { x: x - RULE / 2.0, y: 0.0, width: RULE, height });
            x += width;
        }
        strip.marks.push(Mark::Rule { x: x - RULE / 2.0, y: 0.0, width: RULE, height });
        if first {
            strip.marks.push(Mark::Rule { x: 0.0, y: -RULE / 2.0, width: x, height: RULE });
        }
        strips.push(strip);
    }
    let mut left = 0.0;
    for (column, (lines, width)) in set_cells.into_iter().zip(widths).enumerate() {
        let lower = if whole { (count - lines.len()) as f64 * look.pitch / 2.0 } else { 0.0 };
        let single = lines.len() == 1 && (centred || widths.len() > 2 && *width < 7.0 * look.size);
        for (at, line) in lines.into_iter().enumerate() {
            let room = width - 2.0 * PADDING;
            let shift = if centred || single { (room - line.width - spread(&line)) / 2.0 } else { 0.0 };
            let (strip, row) = if whole { (0, at) } else { (at, 0) };
            let top = if strip == 0 { PADDING } else { 0.0 };
            let base = top + lower + row as f64 * look.pitch + (look.pitch + look.size * 0.76) / 2.0;
            strips[strip].marks.push(Mark::Text {
                x: left + PADDING + shift,
                base,
                size: look.size,
                voice: voice(column),
                text: line.text,
                spread: line.spread,
            });
        }
        left += width;
    }
    Ok(strips)
}

/// What a line is wider than its characters.
fn spread(line: &Line) -> f64 {
    line.spread * line.text.chars().count().saturating_sub(1) as f64
}
