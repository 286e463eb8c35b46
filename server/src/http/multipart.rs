//! Forms that send files (RFC 7578), read within bounds: for each part, for all of them, in memory and in time.

use crate::uploads::{self, Kind};
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use hyper::body::{Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// Most bytes of all text fields together, names included.
pub const TEXT: usize = 64 * 1024;

/// Most text fields.
pub const FIELDS: usize = 500;

/// Most files.
pub const FILES: usize = 5;

/// Most bytes of a whole form.
pub const WHOLE: usize = 64 * 1024 * 1024;

/// Most bytes that may stand before the first part, or that a part's own headers may have.
const HEADERS: usize = 256 * 1024;

/// Most bytes that all forms being read hold together.
const HELD: usize = 256 * 1024 * 1024;

/// Longest pause between two pieces of a form.
const PAUSE: Duration = Duration::from_secs(15);

/// Bytes that all forms being read hold.
static HOLDING: AtomicUsize = AtomicUsize::new(0);

/// A file as it was sent. Nothing of it is to be believed: see [`crate::uploads`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFile {
    /// The form's name for it.
    pub field: String,
    /// The sender's name for it.
    pub name: String,
    /// The sender's media type for it.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A form with files, read whole.
#[derive(Debug)]
pub struct SentForm {
    /// Text fields in their order.
    pub fields: Vec<(String, String)>,
    /// Files in their order. A file field that was left empty is not there.
    pub files: Vec<SentFile>,
    /// What it holds of the memory for all forms, until it is dropped.
    share: Share,
}

/// Why a form is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// It is no form with files.
    #[error("the request holds no multipart form")]
    NotMultipart,
    /// It breaks off or is not put together as it should be.
    #[error("the form is broken")]
    Broken,
    /// A text is not UTF-8.
    #[error("the field {0:?} is not UTF-8")]
    NotText(String),
    /// There is too much text.
    #[error("the form's texts have more than {TEXT} bytes")]
    TooMuchText,
    /// There are too many text fields.
    #[error("the form has more than {FIELDS} fields")]
    TooManyFields,
    /// There are too many files.
    #[error("the form has more than {FILES} files")]
    TooManyFiles,
    /// A file is too large.
    #[error("the file in the field {field:?} has more than {limit} bytes")]
    FileTooLarge {
        /// The form's name for it.
        field: String,
        /// Most bytes of its kind.
        limit: usize,
    },
    /// The whole is too large.
    #[error("the form is too large")]
    TooLarge,
    /// Nothing came for too long.
    #[error("the form came too slowly")]
    Slow,
    /// Too many forms are being read.
    #[error("too many forms are being read")]
    Busy,
}

impl FormError {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotMultipart => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Broken | Self::NotText(_) => StatusCode::BAD_REQUEST,
            Self::TooMuchText
            | Self::TooManyFields
            | Self::TooManyFiles
            | Self::FileTooLarge { .. }
            | Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl SentForm {
    /// Bytes of its files.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.share.0
    }

    /// Reads a request's form.
    ///
    /// # Errors
    /// [`FormError`]; then the rest of the request is not read.
    pub async fn read(request: Request) -> Result<Self, FormError> {
        Self::read_patiently(request, PAUSE).await
    }

    /// Reads a request's form, with a longest pause between two pieces of it.
    ///
    /// # Errors
    /// [`FormError`]; then the rest of the request is not read.
    pub async fn read_patiently(request: Request, pause: Duration) -> Result<Self, FormError> {
        let gate = Arc::new(Gate::default());
        let seen = Arc::clone(&gate);
        let mut request = request.map(|body| Body::new(Paced { body, gate: seen, left: WHOLE, resting: false }));
        // Its own bound stands in place of axum's, which is too small for files.
        DefaultBodyLimit::disable().apply(&mut request);
        let parts = Multipart::from_request(request, &()).await.map_err(|_| FormError::NotMultipart)?;
        Reader { gate, pause, form: Self { fields: Vec::new(), files: Vec::new(), share: Share(0) }, text: 0 }
            .read(parts)
            .await
    }
}

/// A form being read.
struct Reader {
    gate: Arc<Gate>,
    pause: Duration,
    form: SentForm,
    text: usize,
}

impl Reader {
    async fn read(mut self, mut parts: Multipart) -> Result<SentForm, FormError> {
        loop {
            self.gate.begin_headers();
            let part = soon(self.pause, parts.next_field()).await?.map_err(|_| self.gate.reason())?;
            self.gate.end_headers();
            let Some(part) = part else { return Ok(self.form) };
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(ToOwned::to_owned) {
                Some(name) => self.file(part, field, name).await?,
                None => self.text(part, field).await?,
            }
        }
    }

    async fn text(&mut self, mut part: Field<'_>, field: String) -> Result<(), FormError> {
        let mut bytes = Vec::new();
        self.text += field.len();
        while let Some(piece) = soon(self.pause, part.chunk()).await?.map_err(|_| self.gate.reason())? {
            self.text += piece.len();
            if self.text > TEXT {
                return Err(FormError::TooMuchText);
            }
            bytes.extend_from_slice(&piece);
        }
        if self.form.fields.len() == FIELDS {
            return Err(FormError::TooManyFields);
        }
        let text = String::from_utf8(bytes).map_err(|_| FormError::NotText(field.clone()))?;
        self.form.fields.push((field, text));
        Ok(())
    }

    async fn file(&mut self, mut part: Field<'_>, field: String, name: String) -> Result<(), FormError> {
        let media_type = part.content_type().unwrap_or_default().to_owned();
        self.text += field.len() + name.len() + media_type.len();
        if self.text > TEXT {
            return Err(FormError::TooMuchText);
        }
        let mut bytes = Vec::new();
        while let Some(piece) = soon(self.pause, part.chunk()).await?.map_err(|_| self.gate.reason())? {
            if self.form.files.len() == FILES {
                return Err(FormError::TooManyFiles);
            }
            self.form.share.add(piece.len())?;
            bytes.extend_from_slice(&piece);
            let limit = Kind::of_bytes(&bytes).map_or(uploads::LARGEST_PICTURE, Kind::largest);
            if bytes.len() > limit {
                return Err(FormError::FileTooLarge { field, limit });
            }
        }
        // What a browser sends for a file field that nobody filled in.
        if name.is_empty() && bytes.is_empty() {
            return Ok(());
        }
        if self.form.files.len() == FILES {
            return Err(FormError::TooManyFiles);
        }
        self.form.files.push(SentFile { field, name, media_type, bytes });
        Ok(())
    }
}

async fn soon<T>(pause: Duration, work: impl Future<Output = T>) -> Result<T, FormError> {
    tokio::time::timeout(pause, work).await.map_err(|_| FormError::Slow)
}

/// A form's part of the memory that all forms may hold.
#[derive(Debug)]
struct Share(usize);

impl Share {
    fn add(&mut self, bytes: usize) -> Result<(), FormError> {
        self.0 += bytes;
        if HOLDING.fetch_add(bytes, Ordering::AcqRel) + bytes > HELD { Err(FormError::Busy) } else { Ok(()) }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        HOLDING.fetch_sub(self.0, Ordering::AcqRel);
    }
}

/// What the body and its reader tell each other.
#[derive(Default)]
struct Gate {
    /// Bytes that came since a part's headers were begun.
    pulled: AtomicUsize,
    in_headers: AtomicBool,
    /// Whether the body was ended for its size.
    too_large: AtomicBool,
}

impl Gate {
    fn begin_headers(&self) {
        self.pulled.store(0, Ordering::Release);
        self.in_headers.store(true, Ordering::Release);
    }

    fn end_headers(&self) {
        self.in_headers.store(false, Ordering::Release);
    }

    /// Ends the form for its size.
    fn end(&self) -> axum::Error {
        self.too_large.store(true, Ordering::Release);
        axum::Error::new(FormError::TooLarge)
    }

    fn reason(&self) -> FormError {
        if self.too_large.load(Ordering::Acquire) { FormError::TooLarge } else { FormError::Broken }
    }
}

/// A body that gives one piece at a time. The parser takes all it can get before it looks at any of it, and searches
/// the whole of it again for each piece: so it gets no more than one, and headers without an end are ended.
struct Paced {
    body: Body,
    gate: Arc<Gate>,
    /// Bytes that may still come.
    left: usize,
    resting: bool,
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = self.get_mut();
        if std::mem::take(&mut this.resting) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if this.gate.in_headers.load(Ordering::Acquire) && this.gate.pulled.load(Ordering::Acquire) > HEADERS {
            return Poll::Ready(Some(Err(this.gate.end())));
        }
        let frame = ready!(Pin::new(&mut this.body).poll_frame(cx));
        match &frame {
            Some(Ok(frame)) => {
                let bytes = frame.data_ref().map_or(0, Bytes::len);
                let Some(left) = this.left.checked_sub(bytes) else { return Poll::Ready(Some(Err(this.gate.end()))) };
                this.left = left;
                this.gate.pulled.fetch_add(bytes, Ordering::AcqRel);
                this.resting = true;
            }
            Some(Err(error)) if is_length(error) => this.gate.too_large.store(true, Ordering::Release),
            Some(Err(_)) | None => {}
        }
        Poll::Ready(frame)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Whether a body ended because it was longer than the server reads.
fn is_length(error: &axum::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}
