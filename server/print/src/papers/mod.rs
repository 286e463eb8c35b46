//! Official papers of an application: notices, opinions, reports, decisions and extracts, as PDF and as editable DOCX
//! from one set of templates.
//!
//! Form after GB/T 9704-2012 《党政机关公文格式》: A4, 版心 of 156 × 225 mm, 22 lines of 28 characters, title of 22 pt,
//! text of about 16 pt, Arabic numerals in dates, page number outside at the foot. What a paper says is written once, in
//! [`templates`]; a [`Paper`] is what the two writers have in common. Texts of law that no source confirms (bases, terms,
//! ways of appeal) come in from the configuration and are never made up here.
//!
//! A paper has room for the seal and no seal: Daodi draws neither seals nor the special mark 专用标志, and each paper
//! says at its foot that it has no effect without the office's seal.

mod docx;
mod flow;
mod lines;
mod pdf;
mod strips;
mod table;
pub mod templates;
#[cfg(test)]
mod tests;

use crate::PrintError;
use daodi::label::{MissingGlyph, SymbolError};
use jiff::civil::Date;

/// What the foot of each page says, where the configuration has no other words.
pub const FOOT: &str = "本件由“道地”登记系统生成，供签发机关核对、签发使用；未加盖签发机关印章的，不发生效力。";

/// What stands before the foot of a paper from a fictional world.
pub const FICTIONAL: &str = "演示文书：其中的单位、人员和事项均为虚构，不具有任何效力。";

/// The words at the foot, with those for a fictional world before them where it is one.
#[must_use]
pub fn foot(words: &str, fictional: bool) -> String {
    if fictional { format!("{FICTIONAL}{words}") } else { words.to_owned() }
}

/// What kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaperKind {
    /// 受理通知书.
    Acceptance,
    /// 不予受理通知书.
    NonAcceptance,
    /// 审查意见（补正）通知书.
    Supplement,
    /// 初审意见.
    FirstOpinion,
    /// 产地核验报告.
    SiteCheck,
    /// The letter that goes with the summary sheet 汇总表.
    SummaryCover,
    /// The summary sheet itself.
    SummarySheet,
    /// 核准或不予核准决定.
    Decision,
    /// 登记信息摘录.
    Extract,
}

impl PaperKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Acceptance,
        Self::NonAcceptance,
        Self::Supplement,
        Self::FirstOpinion,
        Self::SiteCheck,
        Self::SummaryCover,
        Self::SummarySheet,
        Self::Decision,
        Self::Extract,
    ];

    /// The code by which it stands in addresses and file names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Acceptance => "acceptance",
            Self::NonAcceptance => "non_acceptance",
            Self::Supplement => "supplement",
            Self::FirstOpinion => "first_opinion",
            Self::SiteCheck => "site_check",
            Self::SummaryCover => "summary_cover",
            Self::SummarySheet => "summary_sheet",
            Self::Decision => "decision",
            Self::Extract => "extract",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The office that signs, its number for the paper and the day under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The office's full name, 信阳市市场监督管理局（信阳市知识产权局）.
    pub office: String,
    /// The paper's number 发文字号, as the office gives it; a blank is left where there is none yet.
    pub number: Option<String>,
    /// The day under the paper 成文日期.
    pub day: Date,
    /// The words at the foot of each page; [`FOOT`] unless configured otherwise.
    pub foot: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its share of the width.
    pub share: u16,
}

/// A part of a paper, in the order it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, its first line indented by two characters.
    Text(String),
    /// A heading inside the paper, kept with what follows.
    Heading(String),
    /// A table with a heading row, repeated on each page.
    Table(Vec<Column>, Vec<Vec<String>>),
    /// Questions and answers in two columns.
    Fields(Vec<(String, String)>),
    /// Paragraphs in small print: what is there to be checked rather than read.
    Small(Vec<String>),
    /// Lines to be signed by hand, each with what is asked.
    Signatures(Vec<String>),
    /// The symbol of an address and what it leads to.
    Symbol {
        /// The address.
        address: String,
        /// What stands beside it.
        caption: String,
    },
}

/// A file that travels inside the PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name: ASCII.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is.
    pub about: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A paper, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its kind.
    pub kind: PaperKind,
    /// The title over it, `\n` where it is best broken if it does not fit on one line.
    pub title: String,
    /// Who signs it, and when.
    pub issue: Issue,
    /// To whom it goes, named before the text.
    pub addressee: Option<String>,
    /// What it says.
    pub body: Vec<Block>,
    /// Papers that go with it, named under the text (附件说明).
    pub enclosures: Vec<String>,
    /// Whether the page lies on its side, for wide tables.
    pub wide: bool,
    /// Files inside the PDF.
    pub attachments: Vec<Attachment>,
}

/// Why a paper was not made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A site check is the work of two people at least.
    #[error("a site check names at least two checkers")]
    Checkers,
    /// A decision to refuse, a refusal to accept and a request to supplement say why.
    #[error("this paper must give at least one reason")]
    Reason,
    /// A row of a table has another number of cells than it has columns.
    #[error("row {0} has another number of cells than the table has columns")]
    Shape(usize),
    /// A character that no print font has; the DOCX can still be made.
    #[error(transparent)]
    Glyph(#[from] MissingGlyph),
    /// The address is too long for a symbol.
    #[error(transparent)]
    Symbol(#[from] SymbolError),
    /// More pages than a paper may have.
    #[error("a paper has at most {MAX_PAGES} pages")]
    TooLong,
    /// The fonts or the PDF writer failed.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// The DOCX could not be put together.
    #[error("the document cannot be written")]
    Docx,
}

/// Most different characters of a paper that are spelled by their numbers.
const MOST_SPELLED: usize = 32;

/// Most pages of a paper.
pub const MAX_PAGES: usize = 500;

impl Paper {
    /// The title on one line.
    #[must_use]
    pub fn title(&self) -> String {
        clean(&self.title.replace('\n', ""))
    }

    /// The number over the text, or room for one where the kind of paper has one and the office has not given it.
    fn number(&self) -> Option<String> {
        let asked = !matches!(self.kind, PaperKind::SiteCheck | PaperKind::SummarySheet | PaperKind::Extract);
        self.issue.number.as_deref().map(clean).or_else(|| asked.then(|| "〔　　　　〕　　　号".to_owned()))
    }

    /// The paper as PDF, fonts and attachments embedded. The same paper gives the same bytes.
    ///
    /// # Errors
    /// [`PaperError`].
    pub fn to_pdf(&self) -> Result<Vec<u8>, PaperError> {
        pdf::write(self)
    }

    /// The same, but a character that no print font has stands as its number, 〔U+20BB7〕: rare names are to be printed too,
    /// and the number says which character an officer has to write.
    ///
    /// # Errors
    /// [`PaperError`].
    pub fn to_pdf_with_numbers(&self) -> Result<Vec<u8>, PaperError> {
        let mut paper = self.clone();
        for _ in 0..MOST_SPELLED {
            match paper.to_pdf() {
                Err(PaperError::Glyph(MissingGlyph { character })) => {
                    let number = format!("〔U+{:04X}〕", u32::from(character));
                    paper.each_text(|text| {
                        if text.contains(character) {
                            *text = text.replace(character, &number);
                        }
                    });
                }
                other => return other,
            }
        }
        paper.to_pdf()
    }

    /// Every text of the paper.
    fn each_text(&mut self, mut change: impl FnMut(&mut String)) {
        change(&mut self.title);
        change(&mut self.issue.office);
        change(&mut self.issue.foot);
        self.issue.number.iter_mut().for_each(&mut change);
        self.addressee.iter_mut().for_each(&mut change);
        self.enclosures.iter_mut().for_each(&mut change);
        for block in &mut self.body {
            match block {
                Block::Text(text) | Block::Heading(text) => change(text),
                Block::Table(columns, rows) => {
                    columns.iter_mut().for_each(|column| change(&mut column.heading));
                    rows.iter_mut().flatten().for_each(&mut change);
                }
                Block::Fields(fields) => fields.iter_mut().for_each(|(question, answer)| {
                    change(question);
                    change(answer);
                }),
                Block::Small(texts) | Block::Signatures(texts) => texts.iter_mut().for_each(&mut change),
                Block::Symbol { caption, .. } => change(caption),
            }
        }
    }

    /// The paper as a Word document that officers can go on writing in. It names the faces that Chinese offices have
    /// (仿宋, 黑体, 小标宋), so it needs no embedded ones. The same paper gives the same bytes, but for the running
    /// number of a picture.
    ///
    /// # Errors
    /// [`PaperError::Shape`], [`PaperError::Symbol`], [`PaperError::Docx`].
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        docx::write(self)
    }
}

/// A day as official papers write it: Arabic numerals without leading noughts (GB/T 9704-2012, 7.3.5.5).
#[must_use]
pub fn day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// The text without control characters, line ends as spaces: what both writers are given.
fn clean(text: &str) -> String {
    // U+FFFE and U+FFFF may not stand in XML.
    let gap = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') || c.is_whitespace() && c != '\u{3000}';
    text.split(gap).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
