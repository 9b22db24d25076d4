#include "filex/publication.hpp"

#include "hall/depots.hpp"

namespace filex {

void announce(hall::Context& context, db::Transaction& tx, depot::DepotId depot) {
    hall::announce(hall::Plume::of(context), tx, depot);
}

}  // namespace filex
