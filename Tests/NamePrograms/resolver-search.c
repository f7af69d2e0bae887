/* res_search() and res_querydomain().
 * SPDX-License-Identifier: Apache-2.0 */
/* cc: -lresolv */
#include "resolver.h"

int main(void)
{
    unsigned char answer[NS_PACKETSZ];

    put("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\nsearch example\n");
    say_answer("db", answer, res_search("db", ns_c_in, ns_t_a, answer, sizeof answer));
    say_answer("db.example", answer,
               res_search("db.example", ns_c_in, ns_t_a, answer, sizeof answer));
    say_answer("none", answer, res_search("none", ns_c_in, ns_t_a, answer, sizeof answer));
    say_answer("db, example", answer,
               res_querydomain("db", "example", ns_c_in, ns_t_a, answer, sizeof answer));
}
