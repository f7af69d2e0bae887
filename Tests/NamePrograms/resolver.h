/* resolver.h — questions to the name server, and what is in its answers.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RESOLVER_H
#define RESOLVER_H

#include "names.h"

#include <arpa/nameser.h>
#include <resolv.h>

UNUSED static void say_record(ns_msg *message, ns_sect section, int number)
{
    char text[INET6_ADDRSTRLEN], name[NS_MAXDNAME];
    ns_rr record;

    if (ns_parserr(message, section, number, &record)) {
        puts("  not a record");
        return;
    }
    printf("  %s class %d type %d: ", ns_rr_name(record), ns_rr_class(record), ns_rr_type(record));
    if (ns_rr_type(record) == ns_t_a)
        puts(inet_ntop(AF_INET, ns_rr_rdata(record), text, sizeof text));
    else if (ns_rr_type(record) == ns_t_aaaa)
        puts(inet_ntop(AF_INET6, ns_rr_rdata(record), text, sizeof text));
    else if (ns_name_uncompress(ns_msg_base(*message), ns_msg_end(*message), ns_rr_rdata(record),
                                name, sizeof name) >= 0)
        puts(name);
}

/* The answer's code and records, or why there is none. */
UNUSED static void say_answer(const char *label, const unsigned char *answer, int length)
{
    const int error = h_errno;
    ns_msg message;

    printf("%s: ", label);
    if (length < 0) {
        puts(name_of_h_errno(error));
        return;
    }
    if (ns_initparse(answer, length, &message)) {
        puts("not a message");
        return;
    }
    printf("code %d, %d answers\n", (int)ns_msg_getflag(message, ns_f_rcode),
           ns_msg_count(message, ns_s_an));
    for (int i = 0; i < ns_msg_count(message, ns_s_an); i++)
        say_record(&message, ns_s_an, i);
}

#endif
