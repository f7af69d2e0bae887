/* membership.h — the options by which a socket joins and leaves multicast groups.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MEMBERSHIP_H
#define MEMBERSHIP_H

#include "option_row.h"

#pragma GCC visibility push(hidden)

struct option_answer membership_ip(const struct option_setting *);        /* IP_ADD_MEMBERSHIP */
struct option_answer membership_ip_source(const struct option_setting *); /* IP_ADD_SOURCE_… */
struct option_answer membership_ipv6(const struct option_setting *);      /* IPV6_JOIN_GROUP */
struct option_answer membership_group(const struct option_setting *);     /* MCAST_JOIN_GROUP */
struct option_answer membership_group_source(const struct option_setting *);
struct option_answer membership_filter(const struct option_setting *); /* IP_MSFILTER, MCAST_… */

struct ip membership_v4(uint32_t address); /* network byte order */

#pragma GCC visibility pop
#endif
