/* membership.c — reads the five shapes in which a multicast group is named.
 *
 * A lot filters by one wished-for source per group. It keeps no list of unwanted ones: blocking a
 * source answers as a kernel does whose filter is full.
 * SPDX-License-Identifier: Apache-2.0 */
#include "membership.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>

struct ip membership_v4(uint32_t address)
{
    struct ip ip = ip_wildcard(AF_INET);

    memcpy(ip.byte + 12, &address, sizeof address);
    return ip;
}

/* A group of a datagram socket: a TCP socket may become a member, and hears nothing. */
static struct option_answer verdict(const struct option_setting *setting, bool joins,
                                    struct option_answer answer)
{
    if (option_is_stream(setting->facts))
        return option_done();
    answer.verdict = joins ? OPTION_JOIN : OPTION_LEAVE;
    return answer;
}

static int check_interface(const struct option_setting *setting, const struct option_answer *answer)
{
    const struct socket_facts *const facts = setting->facts;

    if (answer->interface_index)
        return option_has_interface(facts, answer->interface_index) ? 0 : ENODEV;
    if (ip_is_wildcard(answer->interface_address))
        return 0;
    return option_has_address(facts, answer->interface_address) ? 0 : ENODEV;
}

struct option_answer membership_ip(const struct option_setting *setting)
{
    struct ip_mreqn request = {.imr_ifindex = 0};
    const bool joins = setting->name == IP_ADD_MEMBERSHIP;
    const size_t size = setting->length >= sizeof request ? sizeof request : sizeof(struct ip_mreq);
    int error = option_copy(setting, &request, size);

    if (error)
        return option_fails(error);

    const struct option_answer answer = {
        .group = membership_v4(request.imr_multiaddr.s_addr),
        .interface_address = membership_v4(request.imr_address.s_addr),
        .interface_index = (unsigned)request.imr_ifindex,
    };

    if (joins && !ip_is_multicast(answer.group))
        return option_fails(EINVAL);
    error = check_interface(setting, &answer);
    return error ? option_fails(error) : verdict(setting, joins, answer);
}

static struct option_answer with_source(const struct option_setting *setting, bool joins,
                                        bool leaves, struct option_answer answer)
{
    const int error = ip_is_multicast(answer.group) ? check_interface(setting, &answer) : EINVAL;

    if (error)
        return option_fails(error);
    if (joins || leaves)
        return verdict(setting, joins, answer);
    return option_fails(setting->name == IP_BLOCK_SOURCE || setting->name == MCAST_BLOCK_SOURCE
                            ? ENOBUFS
                            : EADDRNOTAVAIL);
}

struct option_answer membership_ip_source(const struct option_setting *setting)
{
    struct ip_mreq_source request;
    int error = setting->length == sizeof request ? 0 : EINVAL;

    if (!error)
        error = option_copy(setting, &request, sizeof request);
    if (error)
        return option_fails(error);

    const struct option_answer answer = {
        .group = membership_v4(request.imr_multiaddr.s_addr),
        .interface_address = membership_v4(request.imr_interface.s_addr),
        .source = membership_v4(request.imr_sourceaddr.s_addr),
    };

    return with_source(setting, setting->name == IP_ADD_SOURCE_MEMBERSHIP,
                       setting->name == IP_DROP_SOURCE_MEMBERSHIP, answer);
}

struct option_answer membership_ipv6(const struct option_setting *setting)
{
    struct ipv6_mreq request;
    const int error = option_copy(setting, &request, sizeof request);

    if (error)
        return option_fails(error);
    if (option_is_stream(setting->facts))
        return option_fails(EPROTO);

    struct option_answer answer = {.interface_index = request.ipv6mr_interface};
    const bool joins = setting->name == IPV6_JOIN_GROUP;

    memcpy(answer.group.byte, &request.ipv6mr_multiaddr, sizeof answer.group);
    if (ip_is_v4(answer.group) || !ip_is_multicast(answer.group))
        return option_fails(EINVAL);
    if (joins && check_interface(setting, &answer) != 0)
        return option_fails(ENODEV);
    return verdict(setting, joins, answer);
}

static int wrong_family(const struct option_setting *setting)
{
    const bool plain = setting->name == MCAST_JOIN_GROUP || setting->name == MCAST_LEAVE_GROUP;

    return plain && setting->level == IPPROTO_IP ? EINVAL : EADDRNOTAVAIL;
}

static int read_address(const struct option_setting *setting, const struct sockaddr_storage *from,
                        struct ip *out)
{
    const int family = setting->level == IPPROTO_IP ? AF_INET : AF_INET6;
    struct place place;

    if (from->ss_family != family ||
        place_read((const struct sockaddr *)from, sizeof *from, family, &place) != 0)
        return wrong_family(setting);
    *out = place.ip;
    return 0;
}

struct option_answer membership_group(const struct option_setting *setting)
{
    struct group_req request;
    struct option_answer answer = {.interface_index = 0};
    const bool joins = setting->name == MCAST_JOIN_GROUP;
    int error = option_copy(setting, &request, sizeof request);

    if (error)
        return option_fails(error);
    answer.interface_index = request.gr_interface;
    error = read_address(setting, &request.gr_group, &answer.group);
    if (!error && !ip_is_multicast(answer.group))
        error = EINVAL;
    if (!error && joins)
        error = check_interface(setting, &answer);
    return error ? option_fails(error) : verdict(setting, joins, answer);
}

struct option_answer membership_group_source(const struct option_setting *setting)
{
    struct group_source_req request;
    struct option_answer answer = {.interface_index = 0};
    const bool fits = setting->length == sizeof request || setting->level == IPPROTO_IPV6;
    int error = fits ? option_copy(setting, &request, sizeof request) : EINVAL;

    if (error)
        return option_fails(error);
    answer.interface_index = request.gsr_interface;
    error = read_address(setting, &request.gsr_group, &answer.group);
    if (!error)
        error = read_address(setting, &request.gsr_source, &answer.source);
    if (error)
        return option_fails(error);
    return with_source(setting, setting->name == MCAST_JOIN_SOURCE_GROUP,
                       setting->name == MCAST_LEAVE_SOURCE_GROUP, answer);
}

struct option_answer membership_filter(const struct option_setting *setting)
{
    struct group_filter filter = {.gf_interface = 0};
    struct ip group;
    int error;

    if (setting->name == IP_MSFILTER)
        return option_fails(setting->length < IP_MSFILTER_SIZE(0) ? EINVAL : ENOBUFS);
    error = option_copy(setting, &filter, GROUP_FILTER_SIZE(0));
    if (!error)
        error = read_address(setting, &filter.gf_group, &group);
    return option_fails(error ? error : ENOBUFS);
}
