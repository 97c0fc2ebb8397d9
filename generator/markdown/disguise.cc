#include "markdown/disguise.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/utf8.h"

namespace gazette::markdown {

namespace {

enum class Kind { Blank, Letter, CjkLetter, Punctuation, CjkPunctuation };

struct Neighbour {
  Kind kind = Kind::Blank;
  std::size_t at = 0;
  std::size_t size = 0;
};

Kind kind_of(char32_t c) {
  if (text::is_space(c)) return Kind::Blank;
  if (c < 0x80) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter ? Kind::Letter : Kind::Punctuation;
  }
  // Stand-ins have three bytes, so the middle dot (two) and rare ideographs (four) stay as they are.
  if (c < 0x800 || c > 0xFFFF) return Kind::Letter;
  if (text::is_cjk_letter(c)) return Kind::CjkLetter;
  return text::is_cjk_punctuation(c) ? Kind::CjkPunctuation : Kind::Letter;
}

Neighbour before(std::string_view text, std::size_t offset) {
  if (offset == 0) return {};
  const text::CodePoint c = text::code_point_before(text, offset);
  return {kind_of(c.value), offset - c.length, c.length};
}

Neighbour after(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const text::CodePoint c = text::code_point_at(text, offset);
  return {kind_of(c.value), offset, c.length};
}

bool is_letter(const Neighbour& n) {
  return n.kind == Kind::Letter || n.kind == Kind::CjkLetter;
}

// Code points that no Chinese report has, of which cmark-gfm thinks what the role needs.
constexpr std::uint32_t first_letter = 0xE000, letters = 128;             // private use
constexpr std::uint32_t first_punctuation = 0x2E00, punctuations = 47;    // editorial marks
constexpr std::uint32_t first_control = 0x86, controls = 26;              // C1, without next line
constexpr std::uint32_t first_ascii_control = 0x0E, ascii_controls = 18;  // C0, without white space

std::string encoded(char32_t c) {
  std::string bytes;
  text::append_code_point(bytes, c);
  return bytes;
}

// Where the scheme before the colon of "://" begins, if it is one that makes a bare link.
std::optional<std::size_t> begin_of_address(std::string_view text, std::size_t colon) {
  std::size_t begin = colon;
  const auto is_alpha = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  while (begin > 0 && colon - begin < 8 && is_alpha(text[begin - 1])) --begin;
  const std::string scheme = text::ascii_lower(text.substr(begin, colon - begin));
  if (scheme == "http" || scheme == "https" || scheme == "ftp") return begin;
  return std::nullopt;
}

// "](http:", "<http:" and "]: http:" are no bare links, and a tab would break them.
bool is_written_as_target(std::string_view text, std::size_t begin) {
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\n' || text[begin - 1] == '\r')) --begin;
  const std::string_view left = text.substr(0, begin);
  return left.ends_with("](") || left.ends_with('<') || left.ends_with("]:");
}

// Visits the runs of * and of ~ from left to right.
class Runs {
 public:
  explicit Runs(std::string_view text) : text_(text), star_(text.find('*')), tilde_(text.find('~')) {}

  struct Run {
    std::size_t begin;
    std::size_t end;
  };
  std::optional<Run> next() {
    const std::size_t begin = std::min(star_, tilde_);
    if (begin == std::string_view::npos) return std::nullopt;
    std::size_t end = begin;
    while (end < text_.size() && text_[end] == text_[begin]) ++end;
    (begin == star_ ? star_ : tilde_) = text_.find(text_[begin], end);
    return Run{begin, end};
  }

 private:
  std::string_view text_;
  std::size_t star_;
  std::size_t tilde_;
};

// Finds the Chinese character that ends an address, for one address after the other. An address within
// the last one has the same end and is not read again.
class AddressEnds {
 public:
  explicit AddressEnds(std::string_view text) : text_(text) {}

  // The first Chinese character at or after `begin`, where nothing else ends the address before it.
  std::optional<std::size_t> after(std::size_t begin) {
    if (begin > stop_ || !read_) read_from(begin);
    return is_chinese_ ? std::optional(stop_) : std::nullopt;
  }

 private:
  void read_from(std::size_t begin) {
    read_ = true;
    is_chinese_ = false;
    for (stop_ = begin; stop_ < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[stop_]);
      if (byte <= ' ' || byte == '<') return;
      const text::CodePoint c = text::code_point_at(text_, stop_);
      is_chinese_ = c.length == 3 && text::is_cjk(c.value);
      if (is_chinese_) return;
      stop_ += c.length;
    }
  }

  std::string_view text_;
  std::size_t stop_ = 0;  // where the last one ended
  bool read_ = false;
  bool is_chinese_ = false;
};

}  // namespace

Disguise::Disguise(std::string_view text) : original_(text) {
  replace(after_addresses());
  replace(beside_runs());
}

std::vector<Disguise::Replacement> Disguise::beside_runs() const {
  std::vector<Replacement> found;
  std::size_t last_after = std::string_view::npos;  // the right neighbour of the run before
  Runs runs(original_);
  while (const std::optional<Runs::Run> run = runs.next()) {
    const Neighbour b = before(original_, run->begin);
    const Neighbour a = after(original_, run->end);
    const bool shared = b.size > 0 && b.at == last_after;
    last_after = std::string_view::npos;
    if (original_[run->begin] == '~' && run->end - run->begin == 1 && is_letter(b) && is_letter(a)) {
      found.push_back({run->begin, 1, Role::Tilde});
      continue;
    }
    if (run->begin > 0 && original_[run->begin - 1] == '\\') continue;
    if (a.size > 0) last_after = a.at;
    const bool replaced = shared && !found.empty() && found.back().at == b.at;
    if (b.kind == Kind::CjkPunctuation && shared) {
      if (replaced) found.pop_back();  // between two runs a mark already ends the one and begins the other
    } else if (b.kind == Kind::CjkPunctuation && is_letter(a)) {
      found.push_back({b.at, b.size, Role::Letter});
    } else if (b.kind == Kind::CjkLetter && a.kind == Kind::Punctuation && !replaced) {
      found.push_back({b.at, b.size, Role::Punctuation});
    }
    if (a.kind == Kind::CjkPunctuation && is_letter(b)) found.push_back({a.at, a.size, Role::Letter});
    if (a.kind == Kind::CjkLetter && b.kind == Kind::Punctuation)
      found.push_back({a.at, a.size, Role::Punctuation});
  }
  return found;
}

std::vector<Disguise::Replacement> Disguise::after_addresses() const {
  std::vector<Replacement> found;
  const auto look_after_each = [&](std::string_view mark, const auto& begin_at) {
    AddressEnds ends(original_);
    for (std::size_t at = original_.find(mark); at != std::string_view::npos;
         at = original_.find(mark, at + 1)) {
      const std::optional<std::size_t> begin = begin_at(at);
      if (!begin || is_written_as_target(original_, *begin)) continue;
      const std::optional<std::size_t> end = ends.after(at + mark.size());
      if (end && (found.empty() || found.back().at != *end)) found.push_back({*end, 3, Role::EndOfAddress});
    }
  };
  look_after_each("://", [&](std::size_t colon) { return begin_of_address(original_, colon); });
  look_after_each("www.", [](std::size_t www) { return std::optional(www); });
  return found;
}

void Disguise::replace(const std::vector<Replacement>& replacements) {
  for (const Replacement& r : replacements) {
    const StandIn* const stand_in = stand_in_for(original_.substr(r.at, r.size), r.role);
    if (stand_in == nullptr) continue;
    if (disguised_.empty()) disguised_ = original_;
    // A character that ends an address keeps that stand-in, which counts as a letter too.
    if (disguised_.compare(r.at, r.size, original_, r.at, r.size) == 0)
      disguised_.replace(r.at, r.size, stand_in->shown);
  }
}

const Disguise::StandIn* Disguise::stand_in_for(std::string_view original, Role role) {
  const auto known = std::ranges::find_if(
      stand_ins_, [&](const StandIn& s) { return s.role == role && s.original == original; });
  if (known != stand_ins_.end()) return &*known;

  std::uint32_t& taken = taken_[static_cast<std::size_t>(role)];
  const auto next = [&](std::uint32_t first, std::uint32_t count) -> std::string {
    return taken < count ? encoded(first + taken++) : std::string();
  };
  for (;;) {
    std::string shown;
    switch (role) {
      case Role::Letter:
        shown = next(first_letter, letters);
        break;
      case Role::Punctuation:
        shown = next(first_punctuation, punctuations);
        break;
      case Role::EndOfAddress:
        shown = next(first_control, controls);
        break;
      case Role::Tilde:
        shown = next(first_ascii_control, ascii_controls);
        break;
    }
    if (shown.empty()) return nullptr;
    if (role == Role::EndOfAddress) shown.insert(0, 1, '\t');
    if (original_.find(shown) != std::string_view::npos) continue;
    if (leads_.find(shown[0]) == std::string::npos) leads_ += shown[0];
    return &stand_ins_.emplace_back(role, std::string(original), std::move(shown));
  }
}

std::string_view Disguise::reveal(std::string_view literal, std::string& scratch) const {
  const auto may_have = [&](char lead) { return literal.find(lead) != std::string_view::npos; };
  if (std::ranges::none_of(leads_, may_have)) return literal;
  scratch = literal;
  for (std::size_t i = 0; i < scratch.size(); ++i) {
    if (leads_.find(scratch[i]) == std::string::npos) continue;
    const auto here = std::ranges::find_if(
        stand_ins_, [&](const StandIn& s) { return scratch.compare(i, s.shown.size(), s.shown) == 0; });
    if (here == stand_ins_.end()) continue;
    scratch.replace(i, here->original.size(), here->original);
    i += here->original.size() - 1;
  }
  return scratch;
}

}  // namespace gazette::markdown
