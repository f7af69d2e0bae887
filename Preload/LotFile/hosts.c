/* SPDX-License-Identifier: Apache-2.0 */
#include "lock.h"
#include "lot_endpoints.h"

#include <string.h>

static uint32_t hosts_used(const struct lot *lot)
{
    const uint32_t used = atomic_load_explicit(&lot->hosts_used, memory_order_acquire);
    return used > LOT_HOSTS ? LOT_HOSTS : used;
}

static const struct host *host_at(const struct lot *lot, int host)
{
    return &lot->host[(unsigned)host < LOT_HOSTS ? host : LOT_NAMELESS];
}

static size_t count_of(const struct host *host)
{
    const uint32_t count = atomic_load_explicit(&host->count, memory_order_acquire);
    return count > LOT_HOST_ADDRESSES ? LOT_HOST_ADDRESSES : count;
}

static bool lists(const struct host *host, struct ip ip)
{
    for (size_t i = 0; i < count_of(host); i++)
        if (ip_equal(host->address[i], ip))
            return true;
    return false;
}

static bool is_exactly(const struct host *host, const struct ip *addresses, size_t count)
{
    return count_of(host) == count &&
           memcmp(host->address, addresses, count * sizeof *addresses) == 0;
}

static int find_host(const struct lot *lot, const struct ip *addresses, size_t count)
{
    for (uint32_t i = 1; i < hosts_used(lot); i++)
        if (is_exactly(&lot->host[i], addresses, count))
            return (int)i;
    return -ENOENT;
}

static int add_host(struct lot *lot, const struct ip *addresses, size_t count)
{
    const uint32_t number = hosts_used(lot);

    if (number == LOT_HOSTS)
        return -ENOSPC;
    memcpy(lot->host[number].address, addresses, count * sizeof *addresses);
    atomic_store_explicit(&lot->host[number].count, (uint32_t)count, memory_order_release);
    atomic_store_explicit(&lot->hosts_used, number + 1, memory_order_release);
    return (int)number;
}

int lot_host(struct lot *lot, const struct ip *addresses, size_t count)
{
    struct held held;
    int number;

    if (count == 0)
        return LOT_NAMELESS;
    if (count > LOT_HOST_ADDRESSES)
        return -EINVAL;
    number = find_host(lot, addresses, count);
    if (number > 0)
        return number;
    hold(&lot->mutex, &held);
    number = find_host(lot, addresses, count);
    if (number < 0)
        number = add_host(lot, addresses, count);
    let_go(&lot->mutex, &held);
    return number;
}

size_t lot_host_addresses(const struct lot *lot, int host, struct ip out[LOT_HOST_ADDRESSES])
{
    const size_t count = count_of(host_at(lot, host));

    memcpy(out, host_at(lot, host)->address, count * sizeof *out);
    return count;
}

/* A loopback address that some host was given by name belongs to that host alone. */
static bool is_given_to_a_host(const struct lot *lot, struct ip ip)
{
    for (uint32_t i = 1; i < hosts_used(lot); i++)
        if (lists(&lot->host[i], ip))
            return true;
    return false;
}

uint16_t lot_scope(const struct lot *lot, struct ip ip, int host)
{
    if (ip_is_wildcard(ip))
        return (uint16_t)host;
    if (ip_is_loopback(ip) && !is_given_to_a_host(lot, ip))
        return (uint16_t)host;
    return 0;
}

bool lot_host_has(const struct lot *lot, int host, struct ip ip)
{
    if (lists(host_at(lot, host), ip))
        return true;
    return ip_is_loopback(ip) && !is_given_to_a_host(lot, ip);
}

bool lot_knows(const struct lot *lot, struct ip ip, int host)
{
    return lot_host_has(lot, host, ip) || lists(&lot->host[LOT_NAMELESS], ip) ||
           is_given_to_a_host(lot, ip);
}

bool lot_is_near(const struct lot *lot, struct ip ip)
{
    const size_t network = ip_is_v4(ip) ? 15 : 8;

    for (uint32_t h = 0; h < hosts_used(lot); h++)
        for (size_t i = 0; i < count_of(&lot->host[h]); i++)
            if (memcmp(lot->host[h].address[i].byte, ip.byte, network) == 0)
                return true;
    return false;
}

bool lot_is_broadcast(const struct lot *lot, struct ip ip, int host)
{
    const struct host *self = host_at(lot, host);

    if (!ip_is_v4(ip) || ip.byte[15] != 255)
        return false;
    if (ip_is_broadcast(ip) || (ip.byte[12] == 127 && ip.byte[13] == 255 && ip.byte[14] == 255))
        return true;
    for (size_t i = 0; host != LOT_NAMELESS && i < count_of(self); i++)
        if (memcmp(self->address[i].byte, ip.byte, 15) == 0)
            return true;
    return false;
}

bool lot_source(const struct lot *lot, int host, struct ip to, struct ip *out)
{
    const struct host *self = host_at(lot, host);

    if (ip_is_loopback(to) && lot_host_has(lot, host, to) && !lists(self, to)) {
        *out = ip_loopback(ip_is_v4(to) ? AF_INET : AF_INET6);
        return true;
    }
    if (host == LOT_NAMELESS || lists(self, to)) {
        *out = to;
        return true;
    }
    for (size_t i = 0; i < count_of(self); i++)
        if (ip_is_v4(self->address[i]) == ip_is_v4(to)) {
            *out = self->address[i];
            return true;
        }
    return false;
}

/* The nameless host takes on what it binds, so that its wildcard listeners are heard there. */
void lot_nameless_takes(struct lot *lot, struct ip ip)
{
    struct host *nameless = &lot->host[LOT_NAMELESS];
    const size_t count = count_of(nameless);

    if (count == LOT_HOST_ADDRESSES || lists(nameless, ip))
        return;
    nameless->address[count] = ip;
    atomic_store_explicit(&nameless->count, (uint32_t)count + 1, memory_order_release);
}
