#include "site/program_identity.h"

#include <elf.h>
#include <link.h>

#include <bit>
#include <cstring>
#include <string_view>

namespace gazette::site {

namespace {

constexpr std::size_t note_alignment = 4;

std::size_t padded(std::size_t size) {
  return (size + note_alignment - 1) / note_alignment * note_alignment;
}

// The description of the note NT_GNU_BUILD_ID in a segment of notes; empty where there is none.
std::string_view build_id_in(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes.data(), sizeof(header));
    const std::size_t size = sizeof(header) + padded(header.n_namesz) + padded(header.n_descsz);
    if (size > notes.size()) break;
    const std::string_view name = notes.substr(sizeof(header), header.n_namesz);
    if (header.n_type == NT_GNU_BUILD_ID && name == std::string_view("GNU\0", 4))
      return notes.substr(sizeof(header) + padded(header.n_namesz), header.n_descsz);
    notes.remove_prefix(size);
  }
  return {};
}

std::string_view build_id_of(const dl_phdr_info& module) {
  for (std::size_t i = 0; i < module.dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = module.dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* const begin = std::bit_cast<const char*>(module.dlpi_addr + segment.p_vaddr);
    const std::string_view found = build_id_in({begin, segment.p_memsz});
    if (!found.empty()) return found;
  }
  return {};
}

// What nobody writes to: its code and constants.
void add_constant_segments(const dl_phdr_info& module, binary::Hasher& hasher) {
  for (std::size_t i = 0; i < module.dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = module.dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0 || (segment.p_flags & PF_R) == 0) continue;
    hasher.add_text({std::bit_cast<const char*>(module.dlpi_addr + segment.p_vaddr), segment.p_filesz});
  }
}

int add_module(dl_phdr_info* module, std::size_t, void* hasher_of_all) {
  binary::Hasher& hasher = *static_cast<binary::Hasher*>(hasher_of_all);
  const std::string_view id = build_id_of(*module);
  hasher.add_text(id);
  if (id.empty()) add_constant_segments(*module, hasher);
  return 0;
}

}  // namespace

binary::Hash program_identity() {
  binary::Hasher hasher;
  ::dl_iterate_phdr(add_module, &hasher);
  return hasher.hash();
}

}  // namespace gazette::site
