/* options.c — finds the row of an option, and does what all rows have in common.
 * SPDX-License-Identifier: Apache-2.0 */
#include "options.h"

#include "interfaces.h"
#include "option_row.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>

struct option_answer option_done(void) { return (struct option_answer){.verdict = OPTION_DONE}; }

struct option_answer option_kernel(void)
{
    return (struct option_answer){.verdict = OPTION_KERNEL};
}

struct option_answer option_fails(int error)
{
    return (struct option_answer){.verdict = OPTION_FAILS, .error = error};
}

struct option_answer option_result(int error)
{
    return error ? option_fails(error) : option_done();
}

bool option_is_stream(const struct socket_facts *facts) { return facts->type == SOCK_STREAM; }

bool option_is_connected(const struct socket_facts *facts)
{
    return facts->state == SOCKET_CONNECTED || facts->state == SOCKET_PEER_SHUT;
}

bool option_has_interface(const struct socket_facts *facts, int64_t index)
{
    char name[IF_NAMESIZE];

    return index > 0 && index <= INTERFACE_ETH0 &&
           interfaces_name(facts->addresses, facts->address_count, (unsigned)index, name);
}

bool option_has_address(const struct socket_facts *facts, struct ip ip)
{
    if (facts->address_count == 0 || ip_is_loopback(ip))
        return true;
    for (size_t i = 0; i < facts->address_count; i++)
        if (ip_equal(facts->addresses[i], ip))
            return true;
    return false;
}

int option_path_mtu(const struct socket_facts *facts, int family)
{
    /* IPv4 has 16 bits for a packet's length, IPv6 for what follows its header. */
    const int on_lo = family == AF_INET ? 65535 : 65536;

    return facts->loopback ? on_lo : INTERFACE_ETH0_MTU;
}

int option_copy(const struct option_setting *setting, void *out, size_t size)
{
    if (setting->length < size)
        return EINVAL;
    if (!setting->value)
        return EFAULT;
    memcpy(out, setting->value, size);
    return 0;
}

struct option_answer option_write(const struct option_asking *asking, const void *bytes,
                                  size_t size)
{
    const size_t room = *asking->length < size ? *asking->length : size;

    if (room && !asking->value)
        return option_fails(EFAULT);
    if (room)
        memcpy(asking->value, bytes, room);
    *asking->length = (socklen_t)room;
    return option_done();
}

int option_read_number(const struct option_row *row, const struct option_setting *setting,
                       int *value)
{
    if (row->traits & OPTION_SHORT_IS_ZERO && setting->length < sizeof *value) {
        *value = 0;
        return 0;
    }
    return option_copy(setting, value, sizeof *value);
}

struct option_answer option_write_number(const struct option_asking *asking, int value)
{
    return option_write(asking, &value, sizeof value);
}

struct option_answer option_set_policy(const struct option_setting *setting)
{
    const int wanted = setting->facts->family == AF_INET ? IP_XFRM_POLICY : IPV6_XFRM_POLICY;

    if (!setting->facts->privileged)
        return option_fails(EPERM);
    if (setting->length == 0)
        return option_result(setting->value ? EMSGSIZE : 0); /* NULL takes away: nothing is there */
    return option_fails(setting->name == wanted ? EINVAL : EOPNOTSUPP);
}

/* The field holds the difference from the default, in its own width: it comes back when it is
 * added again, modulo that width. */
static void keep(const struct option_row *row, struct options *options, int value)
{
    const uint32_t difference = (uint32_t)value - (uint32_t)row->standard;
    char *const field = (char *)options + row->offset;

    if (row->width == 1)
        *(uint8_t *)field = (uint8_t)difference;
    else if (row->width == 2)
        *(uint16_t *)field = (uint16_t)difference;
    else if (row->width == 4)
        *(uint32_t *)field = difference;
}

static int kept(const struct option_row *row, const struct options *options)
{
    const char *const field = (const char *)options + row->offset;

    switch (row->width) {
    case 1:
        if (row->traits & OPTION_SIGNED)
            return (int8_t)(*(const uint8_t *)field + row->standard);
        return (uint8_t)(*(const uint8_t *)field + row->standard);
    case 2:
        return (uint16_t)(*(const uint16_t *)field + row->standard);
    case 4:
        return (int)(*(const uint32_t *)field + (uint32_t)row->standard);
    }
    return row->standard;
}

static option_setter *setter_of(const struct option_level *level, int name)
{
    return level->setter_of ? level->setter_of(name) : NULL;
}

static option_getter *getter_of(const struct option_level *level, int name)
{
    return level->getter_of ? level->getter_of(name) : NULL;
}

static option_admitter *admitter_of(const struct option_level *level, int name)
{
    return level->admitter_of ? level->admitter_of(name) : NULL;
}

static int admit(const struct option_row *row, const struct option_setting *setting,
                 option_admitter *further, int *value)
{
    if (row->traits & OPTION_PRIVILEGED && *value && !setting->facts->privileged)
        return EPERM;
    if (row->traits & OPTION_RESETS && *value == -1)
        *value = row->standard;
    if (row->traits & OPTION_TRUTH)
        *value = *value != 0;
    else if (row->lowest != row->highest && (*value < row->lowest || *value > row->highest))
        return EINVAL;
    return further ? further(setting, value) : 0;
}

static struct option_answer set_number(const struct option_level *level,
                                       const struct option_row *row,
                                       const struct option_setting *setting)
{
    int value = 0;
    int error = level->read(row, setting, &value);

    if (!error)
        error = admit(row, setting, admitter_of(level, row->name), &value);
    if (!error)
        keep(row, setting->options, value);
    return row->traits & OPTION_SEEN_BY_KERNEL ? option_kernel() : option_result(error);
}

static const struct option_row *find(const struct option_level *level, int name)
{
    for (size_t i = 0; i < level->count; i++)
        if (level->rows[i].name == name)
            return &level->rows[i];
    return NULL;
}

static const struct option_level *level_of(const struct socket_facts *facts, int level)
{
    if (level == SOL_SOCKET)
        return &options_of_socket;
    if (level == IPPROTO_IP)
        return &options_of_ip;
    if (level == IPPROTO_TCP && option_is_stream(facts))
        return &options_of_tcp;
    if ((level == IPPROTO_UDP || level == IPPROTO_UDPLITE) && !option_is_stream(facts))
        return &options_of_udp;
    if (level == IPPROTO_IPV6 && facts->family == AF_INET6)
        return &options_of_ipv6;
    return NULL;
}

/* What most levels of the kernel look at before they look at the name. */
static int check_number(const struct option_level *level, const struct option_row *row,
                        const struct option_setting *setting)
{
    int value;

    if (!level->reads_first || (row && row->traits & OPTION_ANY_LENGTH))
        return 0;
    return option_copy(setting, &value, sizeof value);
}

static struct option_answer set_row(const struct option_level *level, const struct option_row *row,
                                    const struct option_setting *setting)
{
    const int error = check_number(level, row, setting);
    option_setter *const own = setter_of(level, setting->name);

    if (error)
        return option_fails(error);
    if (!row)
        return option_fails(ENOPROTOOPT);
    if (row->stream_error && option_is_stream(setting->facts))
        return option_fails(row->stream_error);
    if (row->set_error)
        return option_fails(row->set_error);
    return own ? own(setting) : set_number(level, row, setting);
}

struct option_answer options_set(struct options *options, const struct socket_facts *facts,
                                 int number, int name, const void *value, socklen_t length)
{
    const struct option_setting setting = {options, facts, value, length, number, name};
    const struct option_level *const level = level_of(facts, number);

    if ((int)length < 0)
        return option_fails(EINVAL);
    if (!level)
        return option_fails(ENOPROTOOPT);

    const struct option_row *const row = find(level, name);

    if (!row && level == &options_of_socket)
        return option_kernel();
    return set_row(level, row, &setting);
}

static struct option_answer get_from(const struct option_level *level,
                                     const struct option_asking *asking)
{
    const struct option_row *const row = find(level, asking->name);
    option_getter *const own = getter_of(level, asking->name);

    if (!row && level == &options_of_socket)
        return option_kernel();
    if (!row)
        return option_fails(ENOPROTOOPT);
    if (row->get_error)
        return option_fails(row->get_error);
    if (own)
        return own(asking);
    if (row->traits & OPTION_SEEN_BY_KERNEL)
        return option_kernel();
    return level->write(asking, kept(row, asking->options));
}

struct option_answer options_get(const struct options *options, const struct socket_facts *facts,
                                 int number, int name, void *value, socklen_t *length)
{
    const struct option_asking asking = {options, facts, value, length, name};
    const struct option_level *const level = level_of(facts, number);

    if (!length)
        return option_fails(EFAULT);
    if (!level)
        return option_fails(facts->family == AF_INET ? EOPNOTSUPP : ENOPROTOOPT);
    if ((int)*length < 0 && !level->unsigned_lengths)
        return option_fails(EINVAL);
    return get_from(level, &asking);
}
