#include "yaml/node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cassert>
#include <sstream>

#include "yaml/plain.h"
#include "yaml/rules.h"
#include "yaml/syntax.h"

namespace gazette::yaml {

namespace {

using diagnostics::Diagnostics;
using diagnostics::locate;
using diagnostics::SourceFile;
using diagnostics::Span;
using diagnostics::words;

constexpr std::size_t deepest = 32;

// Thrown through yaml-cpp to end its parsing after an error has been told; caught in parse_yaml().
struct Stop {};

// Builds the tree from yaml-cpp's events. Open lists and maps are a stack of nodes that own what
// they have so far; a finished one moves into the one below it.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceFile& file, Span part, Diagnostics& diagnostics)
      : file_(file), part_(part), diagnostics_(diagnostics) {}

  std::optional<Node> take_root() && { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    if (!file_.text.substr(offset_of(mark)).starts_with("---")) {
      refuse(mark, {"这一行的缩进与上面的键不一致", "this line is not indented as the keys above it"});
    }
    refuse(mark, {"这里又开始了一个 YAML 文档，一个文件只能有一个",
                  "a second YAML document begins here; a file may hold one"});
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.span = {offset_of(mark), offset_of(mark)};
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, {"不支持 YAML 别名（*名称）", "YAML aliases (*name) are not supported"});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    if (tag != "?" && tag != "!") refuse_tag(mark);
    Node node;
    node.kind = Kind::Scalar;
    node.quoted = tag == "!";
    node.scalar = value;
    node.span = scalar_span(file_.text, {offset_of(mark), part_.end}, value);
    refuse_open_quote(mark, node);
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Kind::List);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Kind::Map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct OpenNode {
    Node node;
    std::optional<Entry> pending;  // a map's key that waits for its value
  };

  std::uint32_t offset_of(const YAML::Mark& mark) const {
    const auto offset = part_.begin + static_cast<std::uint32_t>(std::max(mark.pos, 0));
    return std::min(offset, part_.end);
  }

  [[noreturn]] void refuse(const YAML::Mark& mark, diagnostics::Wording message) {
    const std::uint32_t at = offset_of(mark);
    diagnostics_.error(rules::unsupported, locate(file_, {at, std::min(at + 1, part_.end)}),
                       std::move(message));
    throw Stop{};
  }
  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) refuse(mark, {"不支持 YAML 锚点（&名称）", "YAML anchors (&name) are not supported"});
  }
  [[noreturn]] void refuse_tag(const YAML::Mark& mark) {
    refuse(mark, {"不支持 YAML 标签（!名称）；文字以 ! 开头时请加英文引号",
                  "YAML tags (!name) are not supported; put a text that begins with ! in quotes"});
  }

  // yaml-cpp 0.7 takes the end of the text for a closing quotation mark.
  void refuse_open_quote(const YAML::Mark& mark, const Node& node) {
    const std::string_view bytes = file_.text.substr(node.span.begin, node.span.size());
    if (!node.quoted || bytes.empty() || (bytes.front() != '\'' && bytes.front() != '"')) return;
    if (bytes.size() > 1 && bytes.back() == bytes.front()) return;
    const std::uint32_t at = offset_of(mark);
    diagnostics_.error(rules::syntax, locate(file_, {at, at + 1}),
                       {"引号没有配对", "a quotation mark is not closed"});
    throw Stop{};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Kind kind) {
    refuse_anchor(mark, anchor);
    if (!tag.empty() && tag != "?" && tag != "!") refuse_tag(mark);
    if (open_.size() >= deepest) {
      const std::uint32_t at = offset_of(mark);
      diagnostics_.error(rules::too_deep, locate(file_, {at, at}),
                         {"嵌套超过32层", "nested deeper than 32 levels"});
      throw Stop{};
    }
    OpenNode opened;
    opened.node.kind = kind;
    opened.node.span = {offset_of(mark), offset_of(mark)};
    open_.push_back(std::move(opened));
  }

  void close() {
    assert(!open_.empty() && "yaml-cpp closes what it opened");
    Node node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  void add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    OpenNode& parent = open_.back();
    parent.node.span.end = std::max(parent.node.span.end, node.span.end);
    if (parent.node.kind == Kind::List) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.pending) {
      begin_entry(parent, std::move(node));
    } else {
      parent.pending->value = std::move(node);
      keep_entry(parent);
    }
  }

  void begin_entry(OpenNode& parent, Node key) {
    if (key.kind == Kind::List || key.kind == Kind::Map) {
      diagnostics_.error(rules::unsupported, locate(file_, key.span), {"键必须是文字", "a key must be text"});
      throw Stop{};
    }
    parent.pending = Entry{std::move(key.scalar), key.span, {}};
  }

  void keep_entry(OpenNode& parent) {
    Entry entry = std::move(*parent.pending);
    parent.pending.reset();
    const auto first = std::ranges::find(parent.node.entries, entry.key, &Entry::key);
    if (first == parent.node.entries.end()) {
      parent.node.entries.push_back(std::move(entry));
      return;
    }
    diagnostics_
        .error(rules::repeated_key, locate(file_, entry.key_span),
               words("键“{}”写了两次", "key '{}' is given twice", entry.key))
        .note({"第一次在这里", "first given here"}, locate(file_, first->key_span));
  }

  const SourceFile& file_;
  Span part_;
  Diagnostics& diagnostics_;
  std::vector<OpenNode> open_;
  std::optional<Node> root_;
  int documents_ = 0;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &Entry::key);
  return found == entries.end() ? nullptr : &found->value;
}

std::optional<Node> parse_yaml(const SourceFile& file, Span part, Diagnostics& diagnostics) {
  std::optional<Node> plain = parse_plain(file, part);
  return plain ? std::move(plain) : parse_with_library(file, part, diagnostics);
}

std::optional<Node> parse_with_library(const SourceFile& file, Span part, Diagnostics& diagnostics) {
  std::istringstream in{std::string(file.text.substr(part.begin, part.size()))};
  TreeBuilder builder(file, part, diagnostics);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::ParserException& error) {
    const auto at = std::min(part.begin + static_cast<std::uint32_t>(std::max(error.mark.pos, 0)), part.end);
    explain_syntax_error(file, part, at, error.msg, diagnostics);
    return std::nullopt;
  } catch (const Stop&) {
    return std::nullopt;
  }
  std::optional<Node> root = std::move(builder).take_root();
  if (!root) {
    root.emplace();
    root->span = {part.begin, part.begin};
  }
  return root;
}

}  // namespace gazette::yaml
