//! The application that a paper is about.

use crate::papers::day;
use daodi::application::Kind;
use jiff::civil::Date;

/// The application that a paper is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What is asked for: the papers are worded after it.
    pub kind: Kind,
    /// Whether the place is checked on the way.
    pub place_checked: bool,
    /// The receipt number.
    pub receipt: String,
    /// The applicant's full name, as on its licence.
    pub applicant: String,
    /// Its unified social credit code; empty while none is recorded: a blank is left.
    pub uscc: String,
    /// The product's protected name.
    pub product: String,
    /// The right, in words: 地理标志产品（国家质检总局公告2004年第85号）, 证明商标第3047772号.
    pub protection: String,
    /// The day the application was sent in.
    pub sent: Date,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Name; empty where only the office's number is recorded.
    pub name: String,
    /// Telephone.
    pub phone: String,
}

impl Contact {
    /// The sentence at a notice's end.
    pub(super) fn words(&self) -> String {
        match self.name.as_str() {
            "" => format!("联系电话：{}。", self.phone),
            name => format!("联系人：{name}，联系电话：{}。", self.phone),
        }
    }
}

impl Case {
    /// What the application is called: 使用申请, 使用变更申请, 放弃使用申请.
    pub(super) fn matter(&self) -> &'static str {
        match self.kind {
            Kind::New => "使用申请",
            Kind::Change => "使用变更申请",
            Kind::GivingUp => "放弃使用申请",
        }
    }

    /// The title of a paper about it, broken after the mark's name where it does not fit on a line.
    pub(super) fn titled(&self, paper: &str) -> String {
        format!("地理标志专用标志\n{}{paper}", self.matter())
    }

    /// The code, or room to write it.
    fn code(&self) -> &str {
        if self.uscc.is_empty() { "　　　　　　　　　　" } else { &self.uscc }
    }

    /// The application in two sentences, as most papers begin.
    pub(super) fn named(&self) -> String {
        format!(
            "你单位（统一社会信用代码：{}）于{}提出的地理标志专用标志{}收悉。\
             申请编号：{}；产品名称：{}；保护依据：{}。",
            self.code(),
            day(self.sent),
            self.matter(),
            self.receipt,
            self.product,
            self.protection,
        )
    }

    /// What the forms ask of every application.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        [
            ("申请事项", self.matter().to_owned()),
            ("申请编号", self.receipt.clone()),
            ("申请人", self.applicant.clone()),
            ("统一社会信用代码", self.uscc.clone()),
            ("产品名称", self.product.clone()),
            ("保护依据", self.protection.clone()),
            ("申请日期", day(self.sent)),
        ]
        .map(|(question, answer)| (question.to_owned(), answer))
        .to_vec()
    }
}
