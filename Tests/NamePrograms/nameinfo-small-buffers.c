/* getnameinfo() with too little room, and with none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "nameinfo.h"

int main(void)
{
    static const int flags[] = {0, NI_NUMERICHOST | NI_NUMERICSERV};

    for (int f = 0; f < 2; f++) {
        for (socklen_t room = 0; room < 14; room++)
            ask_four("10.0.0.5", 80, room, 300, flags[f]);
        for (socklen_t room = 0; room < 8; room++)
            ask_four("10.0.0.5", 80, 300, room, flags[f]);
        for (socklen_t room = 0; room < 8; room++)
            ask_four("10.0.0.77", 12345, room, room, flags[f]);
    }
    ask_four("10.0.0.5", 80, 0, 0, NI_NAMEREQD);
}
