//! What is wrong with a shape, and where.

use crate::coded::coded;

coded! {
    /// What is wrong with a shape that was sent.
    pub enum ShapeFault {
        /// There is no corner in it.
        Empty "empty",
        /// The file is larger than [`super::MOST_BYTES`].
        TooLarge "too_large",
        /// There are more corners than [`super::MOST_CORNERS`].
        TooMany "too_many",
        /// The file is not of the kind that was named, or is broken.
        Unreadable "unreadable",
        /// The file states a coordinate system that is not WGS84 or CGCS2000.
        Crs "crs",
        /// No longitude and latitude can be read.
        Position "position",
        /// Latitude stands where longitude should.
        Swapped "swapped",
        /// The corner lies outside Henan.
        Outside "outside",
        /// It is not an area: a point, a line, a picture.
        Kind "kind",
        /// Fewer than three different corners.
        Few "few",
        /// The corner is the same as the one before or another of the ring.
        Repeated "repeated",
        /// The edge that begins here crosses another.
        Crossing "crossing",
        /// Rings of the shape cross or cover each other.
        Parts "parts",
        /// Less than a tenth of a 亩.
        Small "small",
        /// More than 1 500 000 亩.
        Large "large",
    }
}

/// What the number of a [`ShapeError`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeUnit {
    /// The shape as a whole; there is no number.
    Whole,
    /// Lines of the text, from 1.
    Line,
    /// Features of the file (要素, Placemark), from 1.
    Feature,
}

/// The first thing that is wrong with a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} at {unit:?} {number}", fault.code())]
pub struct ShapeError {
    /// What.
    pub fault: ShapeFault,
    /// What `number` counts.
    pub unit: ShapeUnit,
    /// Where, from 1; 0 where it is about the whole.
    pub number: u32,
}

impl ShapeError {
    /// About the shape as a whole.
    #[must_use]
    pub fn whole(fault: ShapeFault) -> Self {
        Self { fault, unit: ShapeUnit::Whole, number: 0 }
    }

    /// About a line (from 1).
    pub(super) fn line(fault: ShapeFault, number: usize) -> Self {
        Self { fault, unit: ShapeUnit::Line, number: u32::try_from(number).unwrap_or(u32::MAX) }
    }

    /// About a feature (from 1).
    pub(super) fn feature(fault: ShapeFault, number: usize) -> Self {
        Self { fault, unit: ShapeUnit::Feature, number: u32::try_from(number).unwrap_or(u32::MAX) }
    }
}

/// The same as a form says it.
impl From<ShapeError> for (crate::form::Fault, Option<u32>) {
    fn from(error: ShapeError) -> Self {
        use crate::form::Fault as F;
        let line = error.unit == ShapeUnit::Line;
        let by_unit = |of_line, of_feature| if line { of_line } else { of_feature };
        let fault = match error.fault {
            ShapeFault::Empty => F::ShapeEmpty,
            ShapeFault::TooLarge => F::ShapeTooLarge,
            ShapeFault::TooMany => F::ShapeTooMany,
            ShapeFault::Unreadable => F::ShapeUnreadable,
            ShapeFault::Crs => F::ShapeCrs,
            ShapeFault::Position => by_unit(F::ShapePositionLine, F::ShapePositionFeature),
            ShapeFault::Swapped => by_unit(F::ShapeSwappedLine, F::ShapeSwappedFeature),
            ShapeFault::Outside if error.unit == ShapeUnit::Whole => F::ShapeOutside,
            ShapeFault::Outside => by_unit(F::ShapeOutsideLine, F::ShapeOutsideFeature),
            ShapeFault::Kind => F::ShapeKindFeature,
            ShapeFault::Few => by_unit(F::ShapeFewLine, F::ShapeFewFeature),
            ShapeFault::Repeated => by_unit(F::ShapeRepeatedLine, F::ShapeRepeatedFeature),
            ShapeFault::Crossing => by_unit(F::ShapeCrossingLine, F::ShapeCrossingFeature),
            ShapeFault::Parts => F::ShapeParts,
            ShapeFault::Small => F::ShapeSmall,
            ShapeFault::Large => F::ShapeLarge,
        };
        (fault, (error.unit != ShapeUnit::Whole).then_some(error.number))
    }
}
