//! Official papers read back from PDF and DOCX: whole, in order, within their margins, harmless.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::papers::templates::*;
use std::collections::BTreeSet;
use std::io::Read;
use std::process::Command;

#[path = "../../examples/papers/samples.rs"]
mod samples;

/// Every paper, short and long.
fn all() -> impl Iterator<Item = (String, Paper)> {
    [false, true].into_iter().flat_map(|long| {
        samples::papers(long).into_iter().map(move |(name, paper)| (format!("{name}, long: {long}"), paper))
    })
}

/// What an outside program reads from a PDF, page by page; `None` where it is not installed, which CI does not allow.
fn read_pdf(pdf: &[u8]) -> Option<Vec<String>> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let run = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(file.path()).arg("-").output();
    let Ok(run) = run else {
        assert!(std::env::var_os("CI").is_none(), "pdftotext is not installed");
        eprintln!("skipped: pdftotext is not installed");
        return None;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let text = String::from_utf8(run.stdout).unwrap();
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The texts of a paper's parts, in order.
fn parts(paper: &Paper) -> Vec<String> {
    let mut parts = vec![paper.issue.office.clone(), paper.title()];
    parts.extend(paper.number());
    parts.extend(paper.addressee.as_ref().map(|name| format!("{name}：")));
    for block in &paper.body {
        match block {
            Block::Text(text) | Block::Heading(text) => parts.push(text.clone()),
            Block::Table(columns, rows) => {
                parts.extend(columns.iter().map(|column| column.heading.clone()));
                parts.extend(rows.iter().flatten().cloned());
            }
            Block::Fields(answers) => parts.extend(answers.iter().flat_map(|(q, a)| [q.clone(), a.clone()])),
            Block::Small(texts) => parts.extend(texts.iter().cloned()),
            Block::Signatures(asked) => parts.extend(asked.iter().map(|ask| format!("{ask}："))),
            Block::Symbol { address, caption } => parts.extend([caption.clone(), address.clone()]),
        }
    }
    parts.extend(paper.enclosures.iter().cloned());
    parts.push(paper.issue.office.clone());
    parts.push(day(paper.issue.day));
    parts
}

fn laid(paper: &Paper) -> flow::Laid {
    flow::lay(paper, crate::fonts().unwrap()).unwrap()
}

#[test]
fn every_kind_of_paper_is_among_the_samples_and_has_its_code() {
    let kinds: BTreeSet<&str> = all().map(|(_, paper)| paper.kind.code()).collect();
    assert_eq!(kinds, PaperKind::ALL.map(PaperKind::code).into());
    assert!(PaperKind::ALL.iter().all(|kind| PaperKind::from_code(kind.code()) == Some(*kind)));
}

#[test]
fn each_paper_is_read_back_whole_from_its_pdf() {
    for (name, paper) in all() {
        let pdf = paper.to_pdf().unwrap();
        assert!(pdf == paper.to_pdf().unwrap(), "{name}: the same paper gives the same bytes");
        let Some(pages) = read_pdf(&pdf) else { return };
        assert_eq!(pages.len(), laid(&paper).pages.len(), "{name}");
        for (at, page) in pages.iter().enumerate() {
            let page = squeezed(page);
            assert!(page.contains(&squeezed(FOOT)), "{name}: page {} says what it is", at + 1);
            assert!(page.contains(&format!("—{}—", at + 1)), "{name}: page {} has its number", at + 1);
        }
        let foot = |(at, page): (usize, &String)| {
            squeezed(page).replace(&squeezed(FOOT), "").replace(&format!("—{}—", at + 1), "")
        };
        let text: String = pages.iter().enumerate().map(foot).collect();
        // A row too long for its page is parted there, its table's head in between.
        for part in parts(&paper).iter().filter(|part| part.chars().count() < 500) {
            assert!(text.contains(&squeezed(part)), "{name}: {part}");
        }
    }
}

/// What a paper of one page says is read from its PDF in the order in which it is written.
#[test]
fn a_notice_is_read_from_its_pdf_in_order() {
    let papers = samples::papers(false);
    let (_, paper) = papers.iter().find(|(name, _)| *name == "non_acceptance").unwrap();
    let Some(pages) = read_pdf(&paper.to_pdf().unwrap()) else { return };
    let text = squeezed(&pages.concat());
    let mut from = 0;
    for part in parts(paper) {
        let part = squeezed(&part);
        let at = text[from..].find(&part);
        assert!(at.is_some(), "{part} is missing after {}", &text[..from]);
        from += at.unwrap() + part.len();
    }
}

#[test]
fn no_mark_leaves_the_text_area_and_no_line_begins_with_a_closing_sign() {
    let fonts = crate::fonts().unwrap();
    for (name, paper) in all() {
        let laid = laid(&paper);
        for (y, mark) in laid.pages.iter().flatten() {
            let (left, right, top, bottom) = match mark {
                strips::Mark::Text { x, base, size, voice, text, spread } => {
                    let first = text.chars().next().unwrap_or('字');
                    assert!(!"，。、；：！？）》〉”’".contains(first), "{name}: {text}");
                    let width: f64 =
                        text.chars().map(|c| lines::glyph(fonts, *voice, c).unwrap().2 * size + spread).sum();
                    (*x, x + width - spread, y + base - size, y + base)
                }
                strips::Mark::Rule { x, y: own, width, height } => (*x, x + width, y + own, y + own + height),
                strips::Mark::Symbol { x, y: own, side, .. } => (*x, x + side, y + own, y + own + side),
            };
            let inside = left >= -0.2 && top >= -0.2 && right <= laid.area.0 + 0.2 && bottom <= laid.area.1 + 0.2;
            assert!(inside, "{name}: {mark:?} at {y}");
        }
    }
}

#[test]
fn the_signature_never_stands_alone_on_a_page_and_a_tables_head_comes_again() {
    for (name, paper) in all() {
        let pages = laid(&paper).pages;
        let texts = |page: &strips::Placed| -> Vec<String> {
            let mut texts = Vec::new();
            for (_, mark) in page {
                if let strips::Mark::Text { text, .. } = mark {
                    texts.push(text.clone());
                }
            }
            texts
        };
        let last = texts(pages.last().unwrap()).concat();
        let signed = last.find(&day(paper.issue.day)).unwrap();
        let before = last[..signed].replace(&paper.issue.office, "");
        assert!(before.chars().count() > 4, "{name}: {last}");
        if let [.., Block::Table(columns, rows)] = paper.body.as_slice()
            && rows.len() > 30
        {
            let heads = pages.iter().filter(|page| texts(page).contains(&columns[0].heading)).count();
            assert!(pages.len() > 2 && heads >= pages.len() - 1, "{name}: {heads} of {}", pages.len());
        }
    }
}

/// The XML parts of a DOCX, each well formed.
fn parts_of(docx: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            resvg::usvg::roxmltree::Document::parse(&text).unwrap();
            parts.push((name, text));
        }
    }
    parts
}

#[test]
fn each_docx_opens_again_and_has_the_papers_paragraphs() {
    for (name, paper) in all() {
        let docx = paper.to_docx().unwrap();
        let pictures = paper.body.iter().any(|block| matches!(block, Block::Symbol { .. }));
        assert!(pictures || docx == paper.to_docx().unwrap(), "{name}: the same paper gives the same bytes");
        let parts_of = parts_of(&docx);
        let document = &parts_of.iter().find(|(part, _)| part == "word/document.xml").unwrap().1;
        let tree = resvg::usvg::roxmltree::Document::parse(document).unwrap();
        let paragraphs: Vec<String> = tree
            .descendants()
            .filter(|node| {
                node.tag_name().name() == "p" && node.tag_name().namespace().is_some_and(|n| n.ends_with("/main"))
            })
            .map(|p| p.descendants().filter(|n| n.tag_name().name() == "t").filter_map(|n| n.text()).collect())
            .map(|text: String| squeezed(&text))
            .filter(|text| !text.is_empty())
            .collect();
        let text = paragraphs.concat();
        for part in parts(&paper) {
            assert!(text.contains(&squeezed(&part)), "{name}: {part}");
        }
        let foot = parts_of.iter().find(|(part, _)| part.starts_with("word/footer")).unwrap();
        assert!(squeezed(&foot.1).contains(&squeezed(FOOT)), "{name}");
    }
}

#[test]
fn the_proof_of_the_log_travels_in_the_extract() {
    let (_, paper) = samples::papers(false).into_iter().find(|(name, _)| *name == "extract").unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), paper.to_pdf().unwrap()).unwrap();
    let out = tempfile::tempdir().unwrap();
    let run = Command::new("pdfdetach").args(["-saveall", "-o"]).arg(out.path()).arg(file.path()).output();
    let Ok(run) = run else {
        assert!(std::env::var_os("CI").is_none(), "pdfdetach is not installed");
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(std::fs::read(out.path().join("log-proof.json")).unwrap(), paper.attachments[0].bytes);
}

#[test]
fn a_check_by_one_person_and_a_refusal_without_reason_are_no_papers() {
    let (issue, case, mut check) = samples::for_refusals();
    check.checkers.truncate(1);
    assert!(matches!(site_check(&issue, &case, &check), Err(PaperError::Checkers)));
    assert!(matches!(non_acceptance(&issue, &case, &[], BASIS, None), Err(PaperError::Reason)));
    assert!(matches!(supplement(&issue, &case, (&[], &[]), None, None), Err(PaperError::Reason)));
    let refused = decision(&issue, &case, &Outcome::Refused(vec![]), BASIS, None);
    assert!(matches!(refused, Err(PaperError::Reason)));
}

#[test]
fn where_no_way_of_appeal_is_configured_a_line_is_left_and_nothing_is_promised() {
    let (issue, case, _) = samples::for_refusals();
    let reasons = ["理由".to_owned()];
    for words in [None, Some("  ")] {
        let paper = non_acceptance(&issue, &case, &reasons, BASIS, words).unwrap();
        let text = parts(&paper).concat();
        assert!(text.contains("救济途径和期限（由签发机关填写）"));
        assert!(!text.contains("复议") && !text.contains("诉讼") && !text.contains("工作日"), "{text}");
    }
}

#[test]
fn p26_hostile_texts_do_no_harm_to_papers() {
    let (issue, mut case, _) = samples::for_refusals();
    case.applicant = "<w:p>&amp;\u{0}\u{8}\u{feff}\u{202e}甲\n乙]]>".to_owned();
    case.applicant.push_str(&"长".repeat(5_000));
    let paper = acceptance(&issue, &case, &[], BASIS, None);
    assert!(matches!(paper.to_pdf(), Err(PaperError::Glyph(_))), "a sign without a glyph is named, never a box");
    let docx = paper.to_docx().unwrap();
    let document = parts_of(&docx).into_iter().find(|(part, _)| part == "word/document.xml").unwrap().1;
    assert!(document.contains("&lt;w:p&gt;&amp;amp;"), "texts stay texts");
    case.applicant = case.applicant.replace(['\u{feff}', '\u{202e}'], "");
    let paper = acceptance(&issue, &case, &[], BASIS, None);
    assert!(laid(&paper).pages.len() > 5);
    paper.to_pdf().unwrap();
}

#[test]
fn a_name_with_a_rare_character_is_printed_with_its_number() {
    let (issue, mut case, _) = samples::for_refusals();
    case.applicant = "𠮷𡈽茶业有限公司".to_owned();
    let paper = acceptance(&issue, &case, &["𠮷".to_owned()], BASIS, None);
    assert!(matches!(paper.to_pdf(), Err(PaperError::Glyph(_))));
    let Some(pages) = read_pdf(&paper.to_pdf_with_numbers().unwrap()) else { return };
    let text = squeezed(&pages.concat());
    assert!(text.contains("〔U+20BB7〕〔U+2123D〕茶业有限公司："), "{text}");
}

#[test]
fn a_table_with_a_row_of_another_length_is_refused_by_both_writers() {
    let (issue, case, _) = samples::for_refusals();
    let mut paper = acceptance(&issue, &case, &["甲".to_owned()], BASIS, None);
    if let Some(Block::Table(_, rows)) = paper.body.last_mut() {
        rows.push(vec!["1".to_owned()]);
    }
    assert!(matches!(paper.to_pdf(), Err(PaperError::Shape(2))));
    assert!(matches!(paper.to_docx(), Err(PaperError::Shape(2))));
}

#[test]
fn days_are_written_without_leading_noughts() {
    assert_eq!(day(jiff::civil::date(2026, 1, 5)), "2026年1月5日");
}
