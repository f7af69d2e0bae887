/* res_mkquery() and res_send(): a question made by hand.
 * SPDX-License-Identifier: Apache-2.0 */
/* cc: -lresolv */
#include "resolver.h"

int main(void)
{
    unsigned char question[NS_PACKETSZ], answer[NS_PACKETSZ];
    int length;

    put("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    length = res_mkquery(ns_o_query, "db.example", ns_c_in, ns_t_a, NULL, 0, NULL, question,
                         sizeof question);
    say("res_mkquery", length);
    say_answer("res_send", answer, res_send(question, length, answer, sizeof answer));
    say_answer("too short", answer, res_send(question, 5, answer, sizeof answer));
}
