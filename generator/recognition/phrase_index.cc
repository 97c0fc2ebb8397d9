#include "recognition/phrase_index.h"

#include <algorithm>
#include <tuple>

#include "recognition/phrase_wordings.h"

namespace gazette::recognition {

namespace {

constexpr std::size_t plane = 0x10000;

// One wording for each entry and role, the entry's own name before its aliases.
std::vector<SignedWording> sorted(std::vector<SignedWording> wordings) {
  const auto key = [](const SignedWording& w) {
    return std::tie(w.signs, w.wording.vocabulary, w.wording.entry, w.wording.role);
  };
  // Spellings are numbered in the order of the entry's names.
  const auto rank = [](const SignedWording& w) {
    return std::tuple(w.wording.masked, w.wording.spelling, w.wording.name_length);
  };
  std::ranges::sort(wordings, [&](const auto& a, const auto& b) {
    return key(a) != key(b) ? key(a) < key(b) : rank(a) < rank(b);
  });
  const auto repeated =
      std::ranges::unique(wordings, [&](const auto& a, const auto& b) { return key(a) == key(b); });
  wordings.erase(repeated.begin(), repeated.end());
  return wordings;
}

std::vector<Years> years_of(std::span<const model::VocabularyEntry> entries) {
  std::vector<Years> years;
  for (const model::VocabularyEntry& entry : entries) {
    Years of_entry;
    if (entry.since) of_entry.first = entry.since->begin().year;
    if (entry.until) of_entry.last = entry.until->end().year;
    years.push_back(of_entry);
  }
  return years;
}

}  // namespace

// Writes the trie of a PhraseIndex and the links between its nodes.
class PhraseTrie {
 public:
  explicit PhraseTrie(PhraseIndex& index) : index_(index) { index_.nodes_.emplace_back(); }

  // REQUIRES: sorted by signs.
  void add_all(const std::vector<SignedWording>& wordings);
  void link(std::size_t signs);

 private:
  using Node = PhraseIndex::Node;
  struct Child {
    Node parent;
    PhraseIndex::Edge edge;
  };

  void add(const SignedWording& wording);
  void order_edges();

  PhraseIndex& index_;
  std::vector<Child> children_;
  std::vector<Node> path_;  // to the last wording added
  Signs last_;
};

void PhraseTrie::add_all(const std::vector<SignedWording>& wordings) {
  path_.push_back(PhraseIndex::root);
  for (const SignedWording& wording : wordings) add(wording);
  order_edges();
}

void PhraseTrie::add(const SignedWording& wording) {
  const auto shared =
      static_cast<std::size_t>(std::ranges::mismatch(last_, wording.signs).in1 - last_.begin());
  path_.resize(shared + 1);
  for (std::size_t i = shared; i < wording.signs.size(); ++i) {
    const auto made = static_cast<Node>(index_.nodes_.size());
    index_.nodes_.emplace_back();
    children_.push_back({path_.back(), {wording.signs[i], made}});
    path_.push_back(made);
  }
  PhraseIndex::TrieNode& end = index_.nodes_[path_.back()];
  if (!end.ends) end.first_wording = static_cast<std::uint32_t>(index_.wordings_.size());
  end.ends = true;
  ++end.wordings;
  index_.wordings_.push_back(wording.wording);
  index_.longest_ = std::max(index_.longest_, wording.wording.length);
  last_ = wording.signs;
}

void PhraseTrie::order_edges() {
  std::ranges::sort(children_, {}, [](const Child& c) { return std::pair(c.parent, c.edge.sign); });
  for (const Child& child : children_) {
    PhraseIndex::TrieNode& parent = index_.nodes_[child.parent];
    if (parent.edges++ == 0) parent.first_edge = static_cast<std::uint32_t>(index_.edges_.size());
    index_.edges_.push_back(child.edge);
  }
}

// Breadth first: the links of a node lead to nodes nearer to the root.
void PhraseTrie::link(std::size_t signs) {
  using Index = PhraseIndex;
  index_.from_root_.assign(signs, Index::root);
  std::vector<Node> queue;
  const auto edges_of = [&](Node node) {
    return std::span(index_.edges_).subspan(index_.nodes_[node].first_edge, index_.nodes_[node].edges);
  };
  for (const Index::Edge& edge : edges_of(Index::root)) {
    index_.from_root_[edge.sign] = edge.target;
    queue.push_back(edge.target);
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const Node node = queue[i];
    for (const Index::Edge& edge : edges_of(node)) {
      Index::TrieNode& target = index_.nodes_[edge.target];
      target.fail = index_.next(index_.nodes_[node].fail, edge.sign);
      target.shorter = index_.ending_at(target.fail);
      queue.push_back(edge.target);
    }
  }
}

PhraseIndex::PhraseIndex(std::span<const model::VocabularyEntry> slogans,
                         std::span<const model::VocabularyEntry> campaigns)
    : signs_(plane, no_sign), slogan_years_(years_of(slogans)), campaign_years_(years_of(campaigns)) {
  WordingList list;
  const auto add = [&](model::VocabularyKind kind, std::span<const model::VocabularyEntry> entries) {
    for (std::uint32_t i = 0; i < entries.size(); ++i) list.add(kind, i, entries[i]);
  };
  add(model::VocabularyKind::Slogans, slogans);
  add(model::VocabularyKind::Campaigns, campaigns);
  for (const auto& [character, sign] : list.signs) {
    if (character < plane) {
      signs_[character] = sign;
    } else {
      rare_signs_.emplace_back(character, sign);
    }
  }
  std::ranges::sort(rare_signs_);
  for (char32_t c = 0; c < plane; ++c) {
    const std::uint16_t traits = traits_of(c);
    if ((traits & trait::skipped) != 0) signs_[c] = skipped_sign;
    if ((traits & trait::mask) != 0) signs_[c] = mask_sign;
  }
  spellings_ = std::move(list.spellings);
  PhraseTrie trie(*this);
  trie.add_all(sorted(std::move(list.wordings)));
  trie.link(list.signs.size() + mask_sign + 1);
}

std::uint16_t PhraseIndex::sign_of_rare(char32_t c) const {
  const auto found = std::ranges::lower_bound(rare_signs_, c, {}, &std::pair<char32_t, std::uint16_t>::first);
  return found != rare_signs_.end() && found->first == c ? found->second : no_sign;
}

PhraseIndex::Node PhraseIndex::next_below_root(Node node, std::uint16_t sign) const {
  while (node != root) {
    const TrieNode& here = nodes_[node];
    const std::span<const Edge> edges = std::span(edges_).subspan(here.first_edge, here.edges);
    const auto edge = std::ranges::lower_bound(edges, sign, {}, &Edge::sign);
    if (edge != edges.end() && edge->sign == sign) return edge->target;
    node = here.fail;
  }
  return from_root_[sign];
}

std::span<const Wording> PhraseIndex::wordings(Node node) const {
  return std::span(wordings_).subspan(nodes_[node].first_wording, nodes_[node].wordings);
}

Years PhraseIndex::years(model::VocabularyKind vocabulary, std::uint32_t entry) const {
  return vocabulary == model::VocabularyKind::Slogans ? slogan_years_[entry] : campaign_years_[entry];
}

bool PhraseIndex::has_name(std::string_view phrase) const {
  Node node = root;
  std::size_t length = 0;
  bool after_mask = false;
  for (const Character& c : read_characters(phrase)) {
    const std::uint16_t sign = sign_of(c);
    if (sign == no_sign) return false;
    if (sign == skipped_sign || (sign == mask_sign && after_mask)) continue;
    after_mask = sign == mask_sign;
    node = next(node, sign);
    ++length;
  }
  if (length == 0 || !nodes_[node].ends) return false;
  return std::ranges::any_of(
      wordings(node), [&](const Wording& w) { return w.role == WordingRole::Names && w.length == length; });
}

}  // namespace gazette::recognition
