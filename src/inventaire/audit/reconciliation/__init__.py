"""What the register declares against what the flows show: agreed, only declared, only observed."""
