//! Official papers as downloads: written apart from the requests, a few at a time, under a Chinese name, kept by nobody.

use super::download::disposition;
use crate::services::refused::Refused;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use print::papers::Paper;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Papers that are written at a time: each takes a core for some tens of milliseconds.
static WRITING: Semaphore = Semaphore::const_new(2);
/// How long a paper waits for its turn before its reader is told to come again.
const PATIENCE: Duration = Duration::from_secs(10);

/// In which form a paper is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaperForm {
    /// To be printed.
    Pdf,
    /// To be written on in.
    Docx,
}

impl PaperForm {
    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// The form that a file's name ends with, and the name before it.
    pub(crate) fn of(file: &str) -> Option<(&str, Self)> {
        [Self::Pdf, Self::Docx]
            .into_iter()
            .find_map(|form| Some((file.strip_suffix(form.ending())?.strip_suffix('.')?, form)))
    }
}

/// Writes a paper, apart from what answers requests, and answers with it.
///
/// # Errors
/// [`Refused::Busy`] where too many papers are being written; [`Refused::Fault`] where it cannot be written.
pub(crate) async fn paper_file(paper: Paper, form: PaperForm, name: &str) -> Result<Response, Refused> {
    let turn = tokio::time::timeout(PATIENCE, WRITING.acquire()).await;
    let Ok(Ok(turn)) = turn else { return Err(Refused::Busy) };
    let written = tokio::task::spawn_blocking(move || match form {
        PaperForm::Pdf => paper.to_pdf_with_numbers(),
        PaperForm::Docx => paper.to_docx(),
    });
    let written = written.await.map_err(|_| Refused::Fault("paper"));
    drop(turn);
    let bytes = written?.map_err(|error| {
        tracing::error!(%error, "a paper could not be written");
        Refused::Fault("paper")
    })?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(form.media_type())),
        (CONTENT_DISPOSITION, disposition(&format!("{name}.{}", form.ending()))),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_paper_and_form() {
        for (file, expected) in [
            ("acceptance.pdf", Some(("acceptance", PaperForm::Pdf))),
            ("supplement-2.docx", Some(("supplement-2", PaperForm::Docx))),
            (".pdf", Some(("", PaperForm::Pdf))),
            ("acceptancepdf", None),
            ("acceptance.PDF", None),
            ("acceptance.doc", None),
            ("", None),
        ] {
            assert_eq!(PaperForm::of(file), expected, "{file}");
        }
    }
}
