/* res_nquery() and res_nsearch(), with a state of the program's own.
 * SPDX-License-Identifier: Apache-2.0 */
/* cc: -lresolv */
#include "resolver.h"

int main(void)
{
    static struct __res_state state;
    unsigned char answer[NS_PACKETSZ];

    put("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    say("res_ninit", res_ninit(&state));
    say_answer("db.example", answer,
               res_nquery(&state, "db.example", ns_c_in, ns_t_a, answer, sizeof answer));
    say_answer("nowhere.example", answer,
               res_nquery(&state, "nowhere.example", ns_c_in, ns_t_a, answer, sizeof answer));
    say_answer("six.example", answer,
               res_nsearch(&state, "six.example", ns_c_in, ns_t_aaaa, answer, sizeof answer));
    res_nclose(&state);
}
