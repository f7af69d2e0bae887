/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "address_choice.h"
#include "own_reach.h"

static bool has_family(const struct addresses *addresses, int family)
{
    for (size_t i = 0; i < addresses->count; i++)
        if (addresses->at[i].address.family == family)
            return true;
    return false;
}

/* What glibc's AF_INET6 with AI_V4MAPPED and without AI_ALL leaves out: who has a real address of
 * IPv6 gets no mapped one, though it stand in the file. */
static void leave_out_mapped(struct addresses *addresses)
{
    size_t mapped = 0;

    for (size_t i = 0; i < addresses->count; i++)
        mapped += host_address_is_mapped(&addresses->at[i].address);
    for (size_t i = 0; i < addresses->count && mapped < addresses->count; i++)
        if (host_address_is_mapped(&addresses->at[i].address))
            addresses->at[i].rank = ADDRESS_RANKS;
}

/* AI_ADDRCONFIG wants the families that the host's interfaces have. Where it has one of them, that
 * is preferred, and the other one does when there is no answer: libc would refuse even 10.0.0.1 on
 * a machine without a network. */
static void rank(struct addresses *addresses, const struct addrinfo *hints)
{
    const bool both = has_family(addresses, AF_INET) && has_family(addresses, AF_INET6);
    const unsigned reach = both ? own_reach() : REACH_EVERYTHING;
    const int family = both && hints->ai_flags & AI_ADDRCONFIG ? reach_family(reach) : AF_UNSPEC;

    for (size_t i = 0; i < addresses->count; i++) {
        struct candidate *candidate = &addresses->at[i];
        candidate->rank = family == AF_UNSPEC || candidate->address.family == family
                              ? address_rank(&candidate->address, reach)
                              : ADDRESS_RANKS;
    }
}

void addresses_choose(struct addresses *addresses, const struct addrinfo *hints)
{
    rank(addresses, hints);
    if (hints->ai_family == AF_INET6 && (hints->ai_flags & (AI_V4MAPPED | AI_ALL)) == AI_V4MAPPED)
        leave_out_mapped(addresses);
}
