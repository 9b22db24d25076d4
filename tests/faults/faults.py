#!/usr/bin/env python3
"""Faults and what visitors see of them. Each scenario returns rows of figures; what must not happen raises.
Recovery times are reported. None is judged by less than a minute.

usage: faults.py STATE [NAME…]    STATE: a running demonstration, made for this test"""
import sys
import time
import traceback

import crowd
import data
import database
import disks
import drops
import mails
import programs
from portal import Site

SCENARIOS = {
    "programs": programs.kill_processes,
    "watchers": programs.kill_watchers,
    "reload": crowd.reload_nginx,
    "slow": crowd.slow_clients,
    "connections": database.no_connection_left,
    "database": database.kill_server,
    "worker": mails.kill_worker,
    "import": data.kill_import,
    "disk": data.full_disk,
    "drop-kill": drops.kill_anything,
    "drop-steps": drops.kill_at_each_step,
    "drop-eio": drops.failing_disk,
    "drop-crowd": drops.crowd,
    "drop-full": disks.full,
    "drop-ext4": disks.power_ext4,
    "drop-xfs": disks.power_xfs,
}


def main():
    site = Site(sys.argv[1])
    names = sys.argv[2:] or list(SCENARIOS)
    failed = 0
    for name in names:
        began = time.monotonic()
        try:
            rows = SCENARIOS[name](site)
        except Exception as failure:  # the others are still worth running
            failed += 1
            traceback.print_exc()
            rows = [(name, f"FAILED: {failure}")]
        for what, figures in rows:
            print(f"{what:<44} {figures}", flush=True)
        print(f"{'':<44} ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"{len(names) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
