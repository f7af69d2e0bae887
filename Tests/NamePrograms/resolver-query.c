/* res_query(): no name server is asked; the hosts file answers for it.
 * SPDX-License-Identifier: Apache-2.0 */
/* cc: -lresolv */
#include "resolver.h"

static void ask(const char *name, int type)
{
    unsigned char answer[NS_PACKETSZ];
    char label[100];

    h_errno = 77;
    snprintf(label, sizeof label, "%s %d", name, type);
    say_answer(label, answer, res_query(name, ns_c_in, type, answer, sizeof answer));
}

int main(void)
{
    put("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    ask("db.example", ns_t_a);
    ask("db", ns_t_a);
    ask("web.example", ns_t_a);
    ask("six.example", ns_t_aaaa);
    ask("six.example", ns_t_a);
    ask("nowhere.example", ns_t_a);
    ask("db.example", ns_t_mx);
    ask("db.example.", ns_t_a);
    ask("5.0.0.10.in-addr.arpa", ns_t_ptr);
    ask("77.0.0.10.in-addr.arpa", ns_t_ptr);
}
