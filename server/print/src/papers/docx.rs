//! Papers as Word documents: the same blocks as the PDF, in the faces that Chinese offices have.

use super::{Block, Column, Paper, PaperError, clean, day};
use daodi::label::{QUIET_ZONE, text_symbol};
use docx_rs::{
    AlignmentType, BreakType, DocGrid, DocGridType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum,
    PageOrientationType, Paragraph, Pic, Run, RunFonts, SectionProperty, SpecialIndentType, Table, TableAlignmentType,
    TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};
use std::io::Cursor;

/// Twentieths of a point in a millimetre and in a line and a character of the grid.
const MM: f64 = 1440.0 / 25.4;
const PITCH: i32 = 580;
const EM: i32 = 316;
/// English metric units in a millimetre.
const EMU: f64 = 36_000.0;
/// Half points: 三号, 二号, 小四, 小五, 小五.
const TEXT: usize = 32;
const TITLE: usize = 44;
const CELL: usize = 24;
const WIDE_CELL: usize = 18;
const SMALL: usize = 18;

const SONG: &str = "仿宋_GB2312";
const HEI: &str = "黑体";
const TITLES: &str = "方正小标宋简体";

pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut docx = page(Docx::new(), paper)
        .default_fonts(face(SONG))
        .default_size(TEXT)
        .footer(footer(paper))
        .add_paragraph(line(&paper.issue.office, TITLES, TITLE - 8).align(AlignmentType::Center));
    for part in title(paper) {
        docx = docx.add_paragraph(line(&part, TITLES, TITLE).align(AlignmentType::Center).keep_next(true));
    }
    if let Some(number) = paper.number() {
        docx = docx.add_paragraph(line(&number, SONG, TEXT).align(AlignmentType::Center));
    }
    docx = docx.add_paragraph(Paragraph::new().line_spacing(spacing()));
    if let Some(addressee) = &paper.addressee {
        docx = docx.add_paragraph(line(&format!("{}：", clean(addressee)), SONG, TEXT));
    }
    for block in &paper.body {
        docx = add(docx, block, paper.wide)?;
    }
    for (at, name) in paper.enclosures.iter().enumerate() {
        let text = match (paper.enclosures.len(), at) {
            (1, _) => format!("附件：{}", clean(name)),
            (_, 0) => format!("附件：1. {}", clean(name)),
            _ => format!("　　　{}. {}", at + 1, clean(name)),
        };
        docx = docx.add_paragraph(indented(line(&text, SONG, TEXT)));
    }
    let signed = |text: &str| {
        let paragraph = line(text, SONG, TEXT).align(AlignmentType::Right);
        paragraph.indent(None, None, Some(4 * EM), None).keep_lines(true)
    };
    for _ in 0..2 {
        docx = docx.add_paragraph(Paragraph::new().line_spacing(spacing()).keep_next(true));
    }
    docx = docx.add_paragraph(signed(&paper.issue.office).keep_next(true)).add_paragraph(signed(&day(paper.issue.day)));
    let mut file = Cursor::new(Vec::new());
    docx.pack(&mut file).map_err(|_| PaperError::Docx)?;
    Ok(file.into_inner())
}

fn add(docx: Docx, block: &Block, wide: bool) -> Result<Docx, PaperError> {
    Ok(match block {
        Block::Text(text) => docx.add_paragraph(indented(line(text, SONG, TEXT))),
        Block::Heading(text) => docx.add_paragraph(indented(line(text, HEI, TEXT)).keep_next(true)),
        Block::Table(columns, rows) => {
            if let Some(row) = rows.iter().position(|row| row.len() != columns.len()) {
                return Err(PaperError::Shape(row + 1));
            }
            after_table(docx.add_table(table(columns, rows, wide)))
        }
        Block::Fields(answers) => after_table(docx.add_table(fields(answers, wide))),
        Block::Small(texts) => texts.iter().fold(docx, |docx, text| {
            let small = Paragraph::new().line_spacing(close(SMALL - 2));
            docx.add_paragraph(small.add_run(run(text, SONG, SMALL - 2)))
        }),
        Block::Signatures(asked) => asked.iter().fold(docx, |docx, ask| {
            let line = line(&format!("{}：", clean(ask)), SONG, TEXT);
            docx.add_paragraph(line.add_run(run(&"　".repeat(16), SONG, TEXT).underline("single")))
        }),
        Block::Symbol { address, caption } => {
            let picture = Run::new().add_image(symbol(address)?);
            let words = run(caption, SONG, WIDE_CELL).add_break(BreakType::TextWrapping).add_text(clean(address));
            docx.add_paragraph(Paragraph::new().add_run(picture)).add_paragraph(Paragraph::new().add_run(words))
        }
    })
}

/// A4 with the margins of GB/T 9704-2012, 5.2, and its grid of lines.
fn page(docx: Docx, paper: &Paper) -> Docx {
    let (short, long) = (11_906, 16_838);
    let mm = |value: f64| (value * MM).round() as i32;
    let margin = if paper.wide {
        PageMargin::new().top(mm(28.0)).bottom(mm(26.0)).left(mm(35.0)).right(mm(37.0))
    } else {
        PageMargin::new().top(mm(37.0)).bottom(mm(35.0)).left(mm(28.0)).right(mm(26.0))
    };
    let margin = margin.header(mm(15.0)).footer(mm(20.0)).gutter(0);
    let mut docx = if paper.wide {
        docx.page_size(long, short).page_orient(PageOrientationType::Landscape)
    } else {
        docx.page_size(short, long)
    }
    .page_margin(margin);
    let section: SectionProperty = docx.document.section_property.clone();
    let grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(PITCH as usize);
    docx.document.section_property = section.doc_grid(grid);
    docx
}

fn footer(paper: &Paper) -> Footer {
    let dash = |text: &str| Run::new().add_text(text).size(28).fonts(face("宋体"));
    let number = Paragraph::new().align(AlignmentType::Center).add_run(dash("— "));
    let number = number.add_page_num(PageNum::new()).add_run(dash(" —"));
    let words = Paragraph::new().align(AlignmentType::Center).add_run(run(&paper.issue.foot, "宋体", SMALL));
    Footer::new().add_paragraph(number).add_paragraph(words)
}

fn face(name: &str) -> RunFonts {
    RunFonts::new().east_asia(name).ascii("Times New Roman").hi_ansi("Times New Roman")
}

fn run(text: &str, name: &str, size: usize) -> Run {
    Run::new().add_text(clean(text)).size(size).fonts(face(name))
}

/// The title's lines: one where it fits on a line of the page, else as the template parts it.
fn title(paper: &Paper) -> Vec<String> {
    let fits = if paper.wide { 28 } else { 19 };
    let whole = paper.title();
    if whole.chars().count() <= fits { vec![whole] } else { paper.title.split('\n').map(clean).collect() }
}

/// Lines of tables and small print stand closer than those of the grid; `size` in half points.
fn close(size: usize) -> LineSpacing {
    let line = i32::try_from(size).unwrap_or(24) * 14;
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(line)
}

fn spacing() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::AtLeast).line(PITCH)
}

fn line(text: &str, name: &str, size: usize) -> Paragraph {
    Paragraph::new().line_spacing(spacing()).add_run(run(text, name, size))
}

fn indented(paragraph: Paragraph) -> Paragraph {
    // Not spread to both sides: a long code moves to the next line whole, and would tear the line before it apart.
    paragraph.indent(None, Some(SpecialIndentType::FirstLine(2 * EM)), None, None).align(AlignmentType::Left)
}

/// Two tables with nothing between them would become one.
fn after_table(docx: Docx) -> Docx {
    docx.add_paragraph(Paragraph::new().line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(200)))
}

fn cell(text: &str, name: &str, width: usize, wide: bool) -> TableCell {
    let size = if wide { WIDE_CELL } else { CELL };
    let paragraph = Paragraph::new().line_spacing(close(size)).add_run(run(text, name, size));
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(paragraph)
}

fn of_width(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    let whole = widths.iter().sum();
    let table = Table::new(rows).set_grid(widths).width(whole, WidthType::Dxa);
    table.layout(TableLayoutType::Fixed).align(TableAlignmentType::Center)
}

fn table(columns: &[Column], rows: &[Vec<String>], wide: bool) -> Table {
    let whole = if wide { 225.0 } else { 156.0 } * MM;
    let shares: f64 = columns.iter().map(|column| f64::from(column.share.max(1))).sum();
    let widths: Vec<usize> =
        columns.iter().map(|column| (f64::from(column.share.max(1)) / shares * whole) as usize).collect();
    let row = |texts: Vec<&str>, name| {
        let cells = texts.iter().zip(&widths).map(|(text, width)| cell(text, name, *width, wide)).collect();
        TableRow::new(cells)
    };
    let mut all = vec![row(columns.iter().map(|column| column.heading.as_str()).collect(), HEI).cant_split()];
    all.extend(rows.iter().map(|cells| row(cells.iter().map(String::as_str).collect(), SONG)));
    of_width(all, widths)
}

fn fields(answers: &[(String, String)], wide: bool) -> Table {
    let whole = if wide { 225.0 } else { 156.0 } * MM;
    let widths = vec![(whole * 0.27) as usize, (whole * 0.73) as usize];
    let rows = answers.iter().map(|(question, answer)| {
        TableRow::new(vec![cell(question, HEI, widths[0], wide), cell(answer, SONG, widths[1], wide)])
    });
    of_width(rows.collect(), widths.clone())
}

/// The symbol as a picture, eight dots a module, 30 mm wide.
fn symbol(address: &str) -> Result<Pic, PaperError> {
    let modules = text_symbol(address)?;
    let quiet = QUIET_ZONE;
    let side = modules.side() + 2 * quiet;
    let dots = side * 8;
    let mut pixels = vec![255_u8; (dots * dots) as usize];
    for (at, pixel) in (0_u32..).zip(pixels.iter_mut()) {
        let (x, y) = (at % dots / 8, at / dots / 8);
        let inside = |place: u32| place >= quiet && place < side - quiet;
        if inside(x) && inside(y) && modules.is_dark(x - quiet, y - quiet) {
            *pixel = 0;
        }
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, dots, dots);
    encoder.set_color(png::ColorType::Grayscale);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
    written.map_err(|_| PaperError::Docx)?;
    let side = (30.0 * EMU) as u32;
    Ok(Pic::new_with_dimensions(file, dots, dots).size(side, side))
}
